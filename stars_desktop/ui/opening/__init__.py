"""Opening a register, or making one."""

"""What every screen shares: tokens, theme, style, icons, marks, commands, tables, tasks and messages."""

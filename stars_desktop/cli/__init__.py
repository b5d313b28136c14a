"""The `stars` command: the register's services for scripts, checks and IT, without a window.

Exit status: 0 done; 1 done in part; 2 not done, with one line on standard error that says why. Each module is a
family of commands: what they take, and what is done for them.
"""

from stars_desktop.cli.running import main

__all__ = ["main"]

"""The criteria of the register: its versions, and a new one looked at before it is taken into use."""

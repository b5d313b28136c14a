"""Excel workbooks: accessible sheets, the register workbook in and out, and the return.

Workbooks are built from nothing and given out as bytes; none is ever loaded, changed and saved again.
"""

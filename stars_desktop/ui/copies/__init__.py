"""Copies of a return that leave the program: a workbook, paper, or sentences."""

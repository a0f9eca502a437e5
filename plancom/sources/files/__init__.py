"""Bytes → sheets of rows, whatever the file is: archives, text, workbooks, web pages; or the reason in words why it is none."""

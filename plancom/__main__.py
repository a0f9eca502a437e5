"""`python -m plancom`: the command line."""

from plancom.cli import main

main()

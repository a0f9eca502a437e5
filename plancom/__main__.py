"""`python -m plancom`: the command line."""

from plancom.cli import main

if __name__ == "__main__":  # a reading process imports this module too
    main()

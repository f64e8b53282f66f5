"""`python -m npf`: the same as the command `npf`."""

from npf.cli import main

if __name__ == "__main__":
    main()

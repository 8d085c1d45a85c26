"""``python -m schemadiff``."""

from schemadiff.cli.start import main

if __name__ == "__main__":
    main()

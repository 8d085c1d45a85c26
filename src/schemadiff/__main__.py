"""``python -m schemadiff``."""

from schemadiff.cli.main import main

if __name__ == "__main__":
    main()

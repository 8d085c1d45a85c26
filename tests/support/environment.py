"""The variables that the YAML of the cases names: secrets, as a deploy would set them."""

ENVIRONMENT = {"PUBLISHER": "host=/nowhere dbname=app password='a 100% secret'"}

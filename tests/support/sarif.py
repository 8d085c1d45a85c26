"""What SARIF 2.1.0 (OASIS; sections in brackets) asks of a log, as far as ours use it."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import unquote, urlsplit

LEVELS = {"none", "note", "warning", "error"}


def check(log: dict[str, Any]) -> list[dict[str, Any]]:
    """The results of a log that obeys the rules."""
    assert log["version"] == "2.1.0"  # 3.13.2
    assert absolute(log["$schema"])  # 3.13.3
    assert set(log) == {"$schema", "version", "runs"}
    results = []
    for run in log["runs"]:
        results += _run(run)
    return results


def absolute(uri: str) -> bool:
    return bool(urlsplit(uri).scheme)


def _run(run: dict[str, Any]) -> list[dict[str, Any]]:
    assert run["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")  # 3.14.27
    driver = run["tool"]["driver"]  # 3.18.2
    assert driver["name"] and re.fullmatch(r"\d+\.\d+\.\d+\S*", driver["semanticVersion"])  # 3.19.8, 3.19.12
    rules = driver["rules"]
    names = [rule["id"] for rule in rules]
    assert len(names) == len(set(names))
    for rule in rules:
        assert rule["shortDescription"]["text"].endswith(".")  # 3.49.9: a single sentence
        assert rule["help"]["text"]  # 3.49.13
        assert rule["defaultConfiguration"]["level"] in LEVELS  # 3.50.3
        assert absolute(rule["helpUri"])  # 3.49.12
    for invocation in run["invocations"]:
        assert isinstance(invocation["executionSuccessful"], bool)  # 3.20.14
    for base in run["originalUriBaseIds"].values():  # 3.14.14
        assert base.get("uri", "file:///x/").endswith("/")
    prints = [result["partialFingerprints"]["schemadiff/v1"] for result in run["results"]]
    assert len(prints) == len(set(prints))
    for result in run["results"]:
        _result(result, names, set(run["originalUriBaseIds"]))
    found: list[dict[str, Any]] = run["results"]
    return found


def _result(result: dict[str, Any], rules: list[str], bases: set[str]) -> None:
    assert rules[result["ruleIndex"]] == result["ruleId"]  # 3.27.6
    assert result["level"] in LEVELS  # 3.27.10
    assert result["message"]["text"]  # 3.11.8
    assert result["locations"], "GitHub refuses a result without one"
    for location in result["locations"]:
        for logical in location.get("logicalLocations", []):
            assert logical["name"] and logical["kind"]  # 3.33
        file = location["physicalLocation"]["artifactLocation"]
        region = location["physicalLocation"].get("region", {"startLine": 1, "startColumn": 1})
        assert region["startLine"] >= 1 and region["startColumn"] >= 1  # 3.30.5, 3.30.6
        uri = file["uri"]
        assert re.fullmatch(r"[A-Za-z0-9._~%!$&'()*+,;=:@/-]+", uri), uri  # RFC 3986
        if "uriBaseId" in file:
            assert not absolute(uri) and not uri.startswith("/") and file["uriBaseId"] in bases  # 3.4.4
            assert ".." not in unquote(uri).split("/")
        else:
            assert absolute(uri)

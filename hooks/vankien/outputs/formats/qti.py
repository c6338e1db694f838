"""Questions as a package of QTI 2.1, which test systems exchange: an item a question, a test, a manifest."""

import xml.etree.ElementTree as etree
from collections.abc import Callable, Iterable

from vankien.model.questions import Question, QuestionKind
from vankien.outputs.formats.archive import archive
from vankien.outputs.question_rows import question_row
from vankien.outputs.question_set import QuestionSet
from vankien.outputs.views import Views

QTI = "http://www.imsglobal.org/xsd/imsqti_v2p1"
PACKAGE = "http://www.imsglobal.org/xsd/imscp_v1p1"
SCHEMA = "http://www.w3.org/2001/XMLSchema-instance"
_TEMPLATES = "http://www.imsglobal.org/question/qti_v2p1/rptemplates"
_WHERE = {
    QTI: "http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd",
    PACKAGE: "http://www.imsglobal.org/xsd/qti/qtiv2p1/qtiv2p1_imscpv1p2_v1p0.xsd",
}
_ANSWER = "RESPONSE"


def qti(asked: QuestionSet, views: Views) -> bytes:
    """The package as a ZIP file."""
    items = {f"q-{question.id}": _item(question, asked, views) for question in asked.questions}
    files = [(f"items/{name}.xml", item) for name, item in items.items()]
    test = _test(asked, items)
    manifest = _manifest(asked, items)
    return archive([("imsmanifest.xml", _text(manifest)), ("test.xml", _text(test)),
                    *((name, _text(item)) for name, item in files)])  # fmt: skip


def _item(question: Question, asked: QuestionSet, views: Views) -> etree.Element:
    tr = views.tr
    row = question_row(question, asked, views, asked.address)
    item = _root(
        QTI,
        "assessmentItem",
        identifier=f"q-{question.id}",
        title=" ".join(row["text"].split())[:200],
        adaptive="false",
        timeDependent="false",
        attrib={"{http://www.w3.org/XML/1998/namespace}lang": tr.language},
    )
    declare, ask = _KINDS[question.kind]
    declare(item, question, tr.language)
    _add(item, "outcomeDeclaration", identifier="SCORE", cardinality="single", baseType="float")
    _add(item, "outcomeDeclaration", identifier="FEEDBACK", cardinality="single", baseType="identifier")
    body = _add(item, "itemBody")
    ask(body, question, row)
    response = _add(item, "responseProcessing")
    condition = _add(response, "responseCondition")
    matched = _add(_add(condition, "responseIf"), "match")
    _add(matched, "variable", identifier=_ANSWER)
    _add(matched, "correct", identifier=_ANSWER)
    _set(condition[0], "SCORE", "float", "1")
    if question.kind is QuestionKind.SHORT:
        # One of several spellings is as right as the first.
        condition.remove(condition[0])
        rule = _add(condition, "responseIf")
        one_of = _add(rule, "or")
        for text in question.accepted_in(tr.language):
            same = _add(one_of, "stringMatch", caseSensitive="false")
            _add(same, "variable", identifier=_ANSWER)
            _add(same, "baseValue", baseType="string").text = text
        _set(rule, "SCORE", "float", "1")
    _set(_add(condition, "responseElse"), "SCORE", "float", "0")
    _set(response, "FEEDBACK", "identifier", "why")
    feedback = _add(item, "modalFeedback", outcomeIdentifier="FEEDBACK", identifier="why", showHide="show")
    feedback.text = row["explanation"]
    return item


def _set(parent: etree.Element, name: str, kind: str, value: str) -> None:
    _add(_add(parent, "setOutcomeValue", identifier=name), "baseValue", baseType=kind).text = value


def _declaration(item: etree.Element, cardinality: str, kind: str, values: Iterable[str]) -> None:
    declared = _add(item, "responseDeclaration", identifier=_ANSWER, cardinality=cardinality, baseType=kind)
    right = _add(declared, "correctResponse")
    for value in values:
        _add(right, "value").text = value


def _declare_choice(item: etree.Element, question: Question, _: str) -> None:
    cardinality = "single" if question.kind is QuestionKind.SINGLE else "multiple"
    right = (f"a{i}" for i, answer in enumerate(question.answers) if answer.right)
    _declaration(item, cardinality, "identifier", right)


def _declare_order(item: etree.Element, question: Question, _: str) -> None:
    _declaration(item, "ordered", "identifier", (f"a{i}" for i, _ in enumerate(question.items)))


def _declare_match(item: etree.Element, question: Question, _: str) -> None:
    _declaration(item, "multiple", "directedPair", (f"l{i} r{i}" for i, _ in enumerate(question.pairs)))


def _declare_short(item: etree.Element, question: Question, language: str) -> None:
    _declaration(item, "single", "string", question.accepted_in(language)[:1])


def _ask_choice(body: etree.Element, question: Question, row: dict[str, object]) -> None:
    most = "1" if question.kind is QuestionKind.SINGLE else "0"
    asked = _add(body, "choiceInteraction", responseIdentifier=_ANSWER, shuffle="true", maxChoices=most)
    _prompt(asked, row)
    _choices(asked, "simpleChoice", row)


def _ask_order(body: etree.Element, _: Question, row: dict[str, object]) -> None:
    asked = _add(body, "orderInteraction", responseIdentifier=_ANSWER, shuffle="true")
    _prompt(asked, row)
    _choices(asked, "simpleChoice", row)


def _ask_match(body: etree.Element, question: Question, row: dict[str, object]) -> None:
    count = str(len(question.pairs))
    asked = _add(body, "matchInteraction", responseIdentifier=_ANSWER, shuffle="true", maxAssociations=count)
    _prompt(asked, row)
    lefts, rights = _add(asked, "simpleMatchSet"), _add(asked, "simpleMatchSet")
    for i, text in enumerate(_texts(row["lefts"])):
        _add(lefts, "simpleAssociableChoice", identifier=f"l{i}", matchMax="1").text = text
    for choice in _dicts(row["choices"]):
        _add(rights, "simpleAssociableChoice", identifier=f"r{choice['value']}", matchMax="1").text = choice["text"]


def _ask_short(body: etree.Element, _: Question, row: dict[str, object]) -> None:
    _add(body, "p").text = str(row["text"])
    _add(_add(body, "p"), "textEntryInteraction", responseIdentifier=_ANSWER, expectedLength="40")


_Declare = Callable[[etree.Element, Question, str], None]
_Ask = Callable[[etree.Element, Question, dict[str, object]], None]
_KINDS: dict[QuestionKind, tuple[_Declare, _Ask]] = {
    QuestionKind.SINGLE: (_declare_choice, _ask_choice),
    QuestionKind.SEVERAL: (_declare_choice, _ask_choice),
    QuestionKind.ORDER: (_declare_order, _ask_order),
    QuestionKind.MATCH: (_declare_match, _ask_match),
    QuestionKind.SHORT: (_declare_short, _ask_short),
}


def _prompt(asked: etree.Element, row: dict[str, object]) -> None:
    _add(asked, "prompt").text = str(row["text"])


def _choices(asked: etree.Element, tag: str, row: dict[str, object]) -> None:
    for choice in _dicts(row["choices"]):
        _add(asked, tag, identifier=f"a{choice['value']}").text = choice["text"]


def _dicts(found: object) -> list[dict[str, str]]:
    return list(found) if isinstance(found, list) else []


def _texts(found: object) -> list[str]:
    return list(found) if isinstance(found, list) else []


def _test(asked: QuestionSet, items: Iterable[str]) -> etree.Element:
    test = _root(QTI, "assessmentTest", identifier=f"test-{asked.id}", title=asked.title)
    part = _add(test, "testPart", identifier="part", navigationMode="nonlinear", submissionMode="individual")
    section = _add(part, "assessmentSection", identifier="section", title=asked.name, visible="true")
    for name in items:
        _add(section, "assessmentItemRef", identifier=name, href=f"items/{name}.xml")
    return test


def _manifest(asked: QuestionSet, items: Iterable[str]) -> etree.Element:
    root = _root(PACKAGE, "manifest", identifier=f"manifest-{asked.id}")
    about = _add(root, "metadata")
    _add(about, "schema").text = "QTIv2.1 Package"
    _add(about, "schemaversion").text = "1.0.0"
    _add(root, "organizations")
    resources = _add(root, "resources")
    test = _add(resources, "resource", identifier="test", type="imsqti_test_xmlv2p1", href="test.xml")
    _add(test, "file", href="test.xml")
    for name in items:
        _add(test, "dependency", identifierref=name)
    for name in items:
        path = f"items/{name}.xml"
        item = _add(resources, "resource", identifier=name, type="imsqti_item_xmlv2p1", href=path)
        _add(item, "file", href=path)
    return root


def _root(namespace: str, tag: str, attrib: dict[str, str] | None = None, **attributes: str) -> etree.Element:
    root = etree.Element(tag, {"xmlns": namespace, "xmlns:xsi": SCHEMA,
                               "xsi:schemaLocation": f"{namespace} {_WHERE[namespace]}"})  # fmt: skip
    root.attrib.update(attrib or {})
    root.attrib.update(attributes)
    return root


def _add(parent: etree.Element, tag: str, **attributes: str) -> etree.Element:
    return etree.SubElement(parent, tag, attributes)


def _text(root: etree.Element) -> bytes:
    etree.indent(root, " ")
    data: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    return data + b"\n"

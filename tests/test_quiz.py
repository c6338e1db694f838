"""Questions with answers as readers meet them: answered, kept in the browser, asked again when they are due."""

import json
from collections.abc import Iterator
from datetime import datetime

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator

from case_files import TESTS
from serving import Phone
from vankien.citations.graph import build_graph
from vankien.model.questions import Question, QuestionKind
from vankien.outputs.addresses import Addresses
from vankien.outputs.interface import Interface
from vankien.outputs.question_set import QuestionSet, question_sets
from vankien.outputs.views import Views
from vankien.sources.library import read_library

pytestmark = pytest.mark.xdist_group("quiz")
LIBRARY = read_library(TESTS.parent).library
SETS = list(question_sets(Views(LIBRARY, build_graph(LIBRARY), Interface("vi"), Addresses("vi"))))
KEPT = "JSON.parse(localStorage.getItem('questions') || '{}')"


@pytest.fixture
def reader(browser: Browser, base: str) -> Iterator[Phone]:
    """A phone on a day that the test knows."""
    phone = Phone(browser, base)
    phone.page.clock.set_fixed_time(datetime(2027, 3, 1, 9))
    yield phone
    phone.context.close()

    assert phone.errors == []
    assert phone.foreign == []


def first(kind: QuestionKind) -> tuple[QuestionSet, Question]:
    """A question of a kind, whichever the library asks first."""
    return next((asked, question) for asked in SETS for question in asked.questions if question.kind is kind)


def opened(reader: Phone, kind: QuestionKind) -> tuple[Locator, Question, str]:
    """The question on its page, and its key."""
    asked, question = first(kind)
    reader.open(asked.address)
    return reader.page.locator(f"#cau-hoi-{question.id}"), question, asked.key(question)


def check(quiz: Locator) -> str:
    """Press the button and read what is said."""
    quiz.get_by_role("button", name="Kiểm tra").click()
    quiz.locator(".verdict:not(:empty)").wait_for()
    return quiz.get_by_role("status").inner_text()


def test_a_wrong_answer_is_told_explained_and_kept(reader: Phone) -> None:
    """What is wrong and what would have been right are told by sign and word; the question comes tomorrow."""
    quiz, question, key = opened(reader, QuestionKind.SINGLE)
    wrong = next(i for i, answer in enumerate(question.answers) if not answer.right)

    assert check(quiz) == "Hãy trả lời trước đã."
    quiz.locator(f"input[value='{wrong}']").check()
    said = check_again(quiz)

    assert said == "Chưa đúng. Câu này được hỏi lại vào ngày mai."
    assert quiz.locator(".choice.is-wrong").inner_text().endswith("(sai)")
    assert quiz.locator(".choice.is-right").count() == 1
    assert quiz.get_by_text(question.explanation["vi"], exact=False).is_visible()
    assert {key: [1, 20879]} == reader.page.evaluate(KEPT)


def check_again(quiz: Locator) -> str:
    """Press where something has been said before."""
    quiz.get_by_role("button", name="Kiểm tra").click()
    quiz.get_by_role("button", name="Làm lại").wait_for()
    return quiz.get_by_role("status").inner_text()


def test_right_answers_of_every_kind(reader: Phone) -> None:
    """Each kind takes its right answer, by keyboard where there is something to move."""
    for kind in (QuestionKind.SINGLE, QuestionKind.SEVERAL, QuestionKind.MATCH, QuestionKind.SHORT, QuestionKind.ORDER):
        quiz, question, key = opened(reader, kind)
        for index, answer in enumerate(question.answers):
            if answer.right:
                quiz.locator(f"input[value='{index}']").focus()
                reader.page.keyboard.press("Space")
        for index, _ in enumerate(question.pairs):
            quiz.locator("select").nth(index).select_option(str(index))
        if kind is QuestionKind.SHORT:
            quiz.get_by_role("textbox").fill(f" {question.accepted['vi'][0].lower()} ")
        if kind is QuestionKind.ORDER:
            _sort_by_keyboard(reader, quiz, len(question.items))

        assert check(quiz) == "Đúng.", question.id
        assert reader.page.evaluate(KEPT)[key] == [0, 20878]


def _sort_by_keyboard(reader: Phone, quiz: Locator, count: int) -> None:
    """Each line is moved up to its place; the focus stays on it, so that Enter moves it on."""
    for place in range(count):
        values = [item.get_attribute("data-value") for item in quiz.locator(".order>li").all()]
        at = values.index(str(place))
        quiz.locator(f".order>li[data-value='{place}'] [data-move='-1']").focus()
        for step in range(at - place):
            reader.page.keyboard.press("Enter")
            reader.page.wait_for_function(
                "([id, value, at]) => document.getElementById(id).querySelectorAll('.order>li')[at]"
                ".getAttribute('data-value') === value",
                arg=[quiz.get_attribute("id"), str(place), at - step - 1],
            )


def test_missed_questions_come_again_on_their_days(reader: Phone) -> None:
    """One day after a miss, then 3, 7 and 16 days after each right answer, then no more; a miss begins anew."""
    asked, question = first(QuestionKind.SINGLE)
    key, page = asked.key(question), reader.page
    right = next(i for i, answer in enumerate(question.answers) if answer.right)
    reader.open("study/practice/")
    page.evaluate(f"localStorage.setItem('questions', '{json.dumps({key: [1, 20879]})}')")
    # (day on which the page is opened, whether it is asked, what is kept after a right answer)
    steps = [(1, None), (2, [2, 20882]), (5, [3, 20889]), (12, [4, 20905]), (28, [0, 20905])]
    for day, kept in steps:
        page.clock.set_fixed_time(datetime(2027, 3, day, 9))
        page.reload()
        if kept is None:
            assert "Hôm nay không có câu nào đến hạn ôn." in page.locator("[data-said]").inner_text()
            assert page.locator("[data-start=due]").is_disabled()
            continue
        assert "Đến hạn ôn hôm nay: 1 câu." in page.locator("[data-said]").inner_text()
        page.locator("[data-start=due]").click()
        quiz = page.locator("[data-place] .quiz")
        quiz.locator(f"input[value='{right}']").check()
        assert check(quiz).startswith("Đúng.")
        assert kept == page.evaluate(KEPT)[key]
        page.get_by_role("button", name="Câu tiếp theo").click()
        assert "Trả lời đúng 1 trong 1 câu." in page.locator("[data-step]").inner_text()


def test_practice_by_period_and_answers_that_are_taken_along(reader: Phone, browser: Browser, base: str) -> None:
    """A period is asked for by itself; what is saved as a file is taken over elsewhere, and can be deleted."""
    asked = next(one for one in SETS if one.id.startswith("history-"))
    page = reader.open("study/practice/")
    page.locator("[data-choose]").select_option(f"={asked.id}")
    page.locator("[data-start=new]").click()
    page.locator("[data-place] .quiz").wait_for()

    assert page.locator("[data-place] .quiz").get_attribute("data-quiz") == asked.key(asked.questions[0])
    assert f"Câu 1 trong {len(asked.questions)} câu" == page.locator("[data-step]").inner_text()

    page.evaluate(f"localStorage.setItem('questions', '{json.dumps({asked.key(asked.questions[0]): [1, 3]})}')")
    page.reload()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Lưu thành tệp").click()
    other = Phone(browser, base)
    other.open("study/practice/")
    other.page.locator("[data-import]").set_input_files(saved.value.path())
    other.page.locator("[data-told]:not(:empty)").wait_for()

    assert other.page.locator("[data-told]").inner_text() == "Đã nhận 1 kết quả."
    assert {asked.key(asked.questions[0]): [1, 3]} == other.page.evaluate(KEPT)

    other.page.on("dialog", lambda dialog: dialog.accept())
    other.page.get_by_role("button", name="Xóa", exact=True).click()
    assert other.page.evaluate(KEPT) == {}
    assert other.errors == []
    other.context.close()


def test_nothing_is_kept_before_an_answer(reader: Phone) -> None:
    """Who only reads leaves no trace."""
    for address in (SETS[0].address, "study/practice/"):
        reader.open(address)
    assert None is reader.page.evaluate("localStorage.getItem('questions')")


def test_pages_of_questions_are_for_everyone(reader: Phone) -> None:
    """No fault that axe finds, targets as large as a finger, no sideways scrolling."""
    for address in (SETS[0].address, "study/practice/"):
        page = reader.open(address)
        found = Axe().run(page)
        small = page.evaluate(
            "[...document.querySelectorAll('main :is(button, .choice, select, summary, input[type=text])')]"
            ".filter(e => e.offsetParent && e.getBoundingClientRect().height < 43.5).map(e => e.outerHTML.slice(0, 80))"
        )

        assert found.violations_count == 0, found.generate_report()
        assert small == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_without_scripts_answers_can_be_read(browser: Browser, base: str) -> None:
    """All questions and answers are in the page; what would do nothing is not shown."""
    asked = SETS[0]
    phone = Phone(browser, base, java_script_enabled=False)
    page = phone.open(asked.address)

    assert page.locator(".quiz").count() == len(asked.questions)
    assert page.get_by_role("button", name="Kiểm tra").count() == 0
    page.locator(".quiz summary").first.click()
    assert page.get_by_text(asked.questions[0].explanation["vi"]).is_visible()
    phone.context.close()


def test_a_work_leads_to_its_questions(reader: Phone) -> None:
    """They have a page of their own: that of the work stays light, however many they are."""
    asked = next(one for one in SETS if one.work is not None)
    page = reader.open(asked.home)

    assert page.locator(".quiz").count() == 0
    page.locator("#tu-kiem-tra").get_by_role("link", name=f"{len(asked.questions)} câu hỏi có đáp án").click()
    assert page.url.endswith(f"/{asked.path}")

"""
English for the words that a reader of sources puts into a message: what was expected, what was found, for what reason.

Readers of sources say them in Vietnamese, as editors do; a list here keeps the places that find faults free of two
languages. What stands in quotation marks is the editor's own and stays as it is.
"""

import re

_WORDS = {
    # what a word is chosen from
    "thể loại": "kinds",
    "lĩnh vực": "fields",
    "quan hệ": "relations",
    # shapes of values
    "chữ": "text",
    "số": "a number",
    "ngày": "a date",
    "đúng/sai": "true or false",
    "một ngày": "a date",
    "một số": "a number",
    "một số nguyên": "a whole number",
    "một số viết liền, phần lẻ sau dấu chấm (1250 hoặc 12.5)": (
        "a number without blanks, its fraction after a full stop (1250 or 12.5)"
    ),
    "một nhóm khóa": "a group of keys",
    "một danh sách": "a list",
    "một giá trị": "a single value",
    "một khóa có tên": "a key with a name",
    "giá trị trống": "an empty value",
    "danh sách trống": "an empty list",
    "tệp trống": "an empty file",
    "số La Mã như XIII": "a Roman numeral, like XIII",
    "tám chữ số thập lục phân": "eight hexadecimal digits",
    "danh sách có ít nhất một lĩnh vực": "a list of at least one field",
    "danh sách có ít nhất một câu hỏi": "a list of at least one question",
    "mã nguồn gồm chữ, số, dấu chấm và gạch nối": "an id of letters, digits, full stops and hyphens",
    "mã có dấu cách hoặc ký tự khác": "an id with blanks or other characters",
    "mã gồm chữ, số và gạch nối": "an id of letters, digits and hyphens",
    "mã có ký tự khác": "an id with other characters",
    'các nhãn theo ngôn ngữ, như {vi: "…"}': 'labels by language, like {vi: "…"}',
    "đầu mục": "the beginning of the section",
    # broken YAML
    "giá trị có dấu hai chấm mà không đặt trong dấu nháy, hoặc thụt lề sai": (
        "a value with a colon that is not in quotes, or wrong indentation"
    ),
    "thụt lề bằng phím Tab; dùng dấu cách": "indentation by Tab; use spaces",
    "giá trị bắt đầu bằng ký tự đặc biệt, phải có dấu nháy": (
        "a value that begins with a special character, which needs quotes"
    ),
    "dấu nháy mở ra mà không đóng lại": "a quotation mark is opened and not closed",
    "thiếu dấu hai chấm, hoặc thiếu dấu cách sau dấu hai chấm": "a colon is missing, or the space after it",
    'dấu "\\" trong dấu nháy kép; dùng dấu nháy đơn': 'a "\\" within double quotes; use single quotes',
    "dấu ngoặc mở ra mà không đóng lại, hoặc có dấu phẩy, dấu hai chấm bên trong": (
        "a bracket is opened and not closed, or has a comma or colon inside"
    ),
    "thụt lề không thẳng hàng, hoặc thừa dấu nháy, dấu ngoặc": (
        "indentation that is not in line, or a superfluous quotation mark or bracket"
    ),
    "có dòng --- ở giữa": "there is a line --- in the middle",
    "lồng quá nhiều tầng": "it is nested too deep",
    # files
    "đây là thư mục": "this is a folder",
    "đây không phải tệp thường": "this is no ordinary file",
    "liên kết ra ngoài thư mục của thư viện": "a link that leads out of the library",
    "liên kết tới một thư mục": "a link to a folder",
    "tên tệp có ký tự không hiển thị được": "the name of the file has characters that cannot be shown",
    "chỉ dùng được tệp ảnh nằm trong thư mục của thư viện": "only picture files within the library can be used",
    "không đọc được tệp này": "this file cannot be read",
    "không phải ảnh PNG hoặc JPEG": "it is no PNG or JPEG picture",
    "tệp ảnh bị hỏng hoặc bị cắt ngang": "the picture file is damaged or cut short",
    # tables of a session
    "bảng quá lớn": "the table is too large",
    "bảng không có dòng nào dưới dòng tên cột": "there is nothing below the heads",
    "bảng chưa có số phiếu nào": "there are no sheets in it",
    "đây là tệp bảng tính, không phải CSV": "this is a file of a spreadsheet, not CSV",
    "tệp không phải chữ mã UTF-8": "the file is not UTF-8 text",
    "trước buổi học": "before the session",
    "sau buổi học": "after the session",
    "họ tên": "names",
    "số điện thoại": "telephone numbers",
    "thư điện tử": "mail addresses",
    "ngày sinh hoặc tuổi": "dates of birth or ages",
    "số thẻ hoặc số định danh": "numbers of cards or identities",
    "nơi ở, đơn vị hoặc chức vụ": "addresses, units or offices",
    "số của câu hỏi, như 1, 2, 3, hoặc mã câu hỏi trong thư viện": (
        "the number of a question, like 1, 2, 3, or its id in the library"
    ),
    "trước, sau hoặc đáp án": "before, after or key",
    "giai đoạn của tệp này (tệp nêu sau --pre là của trước buổi học)": (
        "the stage of this file (the one named after --pre is from before the session)"
    ),
    "1, 0, chữ cái đã chọn, hoặc để trống": "1, 0, the letter chosen, or nothing",
    "câu, đúng trước, phiếu trước, đúng sau, phiếu sau": (
        "question, right before, sheets before, right after, sheets after"
    ),
    "giai đoạn, 1, 2, 3, …": "stage, 1, 2, 3, …",
}
_HEADS = {
    "câu": "question",
    "giai đoạn": "stage",
    "đúng trước": "right before",
    "phiếu trước": "sheets before",
    "đúng sau": "right after",
    "phiếu sau": "sheets after",
}
"""Columns of a table, which a message lists."""
_FORMS = (
    (re.compile(r'; có phải là "(.*)" không'), r'; perhaps "\1" is meant'),
    (
        re.compile(r'chữ thường không dấu, số và gạch nối, như "(.*)"'),
        r'lower-case letters, digits and hyphens, like "\1"',
    ),
    (re.compile(r'(\d+) dấu "(.)" mở mà không đóng'), r'\1 marks "\2" that are opened and not closed'),
    (re.compile(r"ảnh lớn hơn (\d+) kB"), r"the picture is larger than \1 kB"),
    (re.compile(r"ảnh có hơn (\d+) triệu điểm"), r"the picture has more than \1 million pixels"),
    (re.compile(r"chú thích \[\^(.*)\] được dẫn (\d+) lần"), r"footnote [^\1] is referred to \2 times"),
    (re.compile(r"(\d+) tầng trích dẫn hoặc danh sách lồng nhau"), r"\1 nested levels of quotations or lists"),
    (re.compile(r"(\d+) ký tự với (\d+) dấu định dạng"), r"\1 characters with \2 marks of formatting"),
)


def in_english(value: str) -> str:
    """
    The words in English; what is not in the lists is a name or a number and stays.

    >>> in_english('; có phải là "quy-dinh" không')
    '; perhaps "quy-dinh" is meant'
    """
    if value in _WORDS:
        return _WORDS[value]
    for pattern, english in _FORMS:
        if pattern.fullmatch(value):
            return pattern.sub(english, value)
    heads = value.split(", ")
    return ", ".join(_HEADS[head] for head in heads) if all(head in _HEADS for head in heads) else value

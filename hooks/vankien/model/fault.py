"""The catalogue of everything that can be wrong, in the editors' words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One entry of the catalogue. A code is never used again for something else."""

    code: str
    is_error: bool
    message: dict[str, str]
    hint: dict[str, str]


def _catalogue(*rows: tuple[str, str, str, str, str, str]) -> dict[str, Fault]:
    return {
        code: Fault(code, severity == "error", {"vi": vi, "en": en}, {"vi": hint_vi, "en": hint_en})
        for code, severity, vi, hint_vi, en, hint_en in rows
    }


FAULTS: dict[str, Fault] = _catalogue(
    # M: metadata, the files themselves and what describes a work
    ("M-001", "error", 'khóa "{name}" không có trong mẫu{guess}', "sửa tên khóa hoặc xóa dòng này; khóa được dùng: {known}",
     'unknown key "{name}"{guess}', "correct or delete it; known keys: {known}"),
    ("M-002", "error", '"{name}" không có trong danh mục {what}{guess}', "chọn một trong: {known}",
     '"{name}" is not in the vocabulary of {what}{guess}', "choose one of: {known}"),
    ("M-003", "error", 'cơ quan ban hành "{name}" không có trong danh mục{guess}', "chọn một trong: {known}",
     'unknown issuing body "{name}"{guess}', "choose one of: {known}"),
    ("M-004", "error", 'thiếu khóa bắt buộc "{name}"', 'thêm dòng "{name}: …" vào tệp',
     'the required key "{name}" is missing', 'add a line "{name}: …"'),
    ("M-005", "error", '"{name}" phải là {expected}, không phải {found}', "viết lại theo mẫu trong trang trợ giúp; khóa không bắt buộc mà để trống thì xóa",
     '"{name}" must be {expected}, not {found}', "write it as the help page shows; delete an optional key that has no value"),
    ("M-006", "error", 'YAML hiểu "{text}" của "{name}" là {guessed}, không phải chữ', 'đặt trong dấu nháy: "{text}"',
     'YAML reads "{text}" of "{name}" as {guessed}, not as text', 'put it in quotes: "{text}"'),
    ("M-007", "error", '"{text}" của "{name}" không phải là một ngày có thật hoặc viết chưa đúng mẫu', "viết năm-tháng-ngày, ví dụ 2024-12-22",
     '"{text}" of "{name}" is no real date, or not written as one', "write year-month-day, as 2024-12-22"),
    ("M-008", "error", '"{text}" không phải là số, ký hiệu văn bản viết đúng mẫu', "viết như 57-NQ/TW hoặc 30/2020/NĐ-CP",
     '"{text}" cannot be read as a symbol', "write it as 57-NQ/TW or 30/2020/NĐ-CP"),
    ("M-009", "error", 'ký hiệu "{symbol}" không hợp với thể loại "{kind}"', "sửa symbol hoặc kind; {kind} dùng: {known}",
     'the symbol "{symbol}" does not fit the kind "{kind}"', "correct symbol or kind; {kind} uses: {known}"),
    ("M-010", "error", 'ký hiệu "{symbol}" không hợp với cơ quan ban hành "{body}"',
     "sửa symbol hoặc passed_by; ký hiệu của {body} kết thúc bằng: {known}",
     'the symbol "{symbol}" does not fit the body "{body}"', "correct symbol or passed_by; symbols of {body} end with: {known}"),
    ("M-011", "error", "cùng một văn bản đã được mô tả ở {other}", "xóa một trong hai thư mục, hoặc sửa số, ký hiệu hay ngày",
     "the same document is already described in {other}", "delete one of the two folders, or correct symbol or date"),
    ("M-012", "error", 'thư mục phải mang tên "{expected}" theo số, ký hiệu và ngày của văn bản',
     'đổi tên thư mục thành "{expected}", hoặc sửa symbol hay date',
     'the folder must be named "{expected}" after symbol and date', 'rename the folder to "{expected}", or correct symbol or date'),
    ("M-013", "error", 'khóa "{name}" được viết hai lần', "giữ lại một dòng",
     'the key "{name}" is written twice', "keep one of them"),
    ("M-014", "error", "tệp YAML hỏng: {reason}", "xem dấu hai chấm, thụt lề và dấu nháy ở dòng này và dòng trên",
     "broken YAML: {reason}", "look at colons, indentation and quotes in this line and the one above"),
    ("M-015", "error", "tệp không phải mã UTF-8", "mở tệp và lưu lại với mã UTF-8",
     "the file is not UTF-8", "open the file and save it as UTF-8"),
    ("M-016", "error", 'chữ "{text}" không ở dạng Unicode dựng sẵn (NFC)', 'chạy "vankien check --fix", hoặc gõ lại từ này',
     '"{text}" is not precomposed Unicode (NFC)', 'run "vankien check --fix", or type the word again'),
    ("M-017", "error", "tệp lớn {size} KB, quá mức {limit} KB", "tách tệp, hoặc bỏ phần dán nhầm vào",
     "the file has {size} KB, more than {limit} KB", "split it, or take out what was pasted by mistake"),
    ("M-018", "error", '"{name}" dẫn nguồn "{source}" không có trong "sources"{guess}', "sửa tên nguồn, hoặc khai báo nguồn ấy dưới khóa sources (trong work.yml hoặc trong chính tệp này)",
     '"{name}" names the source "{source}", which is not in "sources"{guess}', "correct the name, or describe it under sources (in work.yml or in this file)"),
    ("M-019", "error", "văn bản chưa nêu nguồn nào", "thêm ít nhất một nguồn vào sources",
     "no source is given", "add at least one under sources"),
    ("M-020", "error", 'ngày có hiệu lực {in_force} đứng trước ngày ban hành {date}', "kiểm tra lại hai ngày",
     "in force {in_force}, before its date {date}", "check both dates"),
    ("M-021", "error", 'thiếu tệp "{name}"', "tạo tệp ấy; với một văn bản mới, vankien new làm sẵn work.yml và vi.md",
     'the file "{name}" is missing', "make it; for a new work vankien new makes work.yml and vi.md"),
    ("M-022", "error", "phần đầu tệp (giữa hai dòng ---) không có hoặc không đóng lại", "bắt đầu tệp bằng một dòng ---, kết thúc phần khai báo bằng một dòng ---",
     "the front matter (between two lines ---) is missing or not closed", "begin with a line --- and close with a line ---"),
    ("M-023", "warning", "tóm tắt có {count} chữ, nên từ 100 đến 150 chữ", "viết thêm hoặc rút gọn",
     "the summary has {count} words; 100 to 150 are wanted", "lengthen or shorten it"),
    ("M-024", "error", "dòng này có ký tự không hiển thị được: {character}", "xóa hoặc gõ lại ký tự ấy; thường do dán từ Word hoặc PDF",
     "the line has a character that cannot be shown: {character}", "delete or retype it; it often comes from Word or PDF"),
    ("M-025", "error", 'địa chỉ "{url}" không dùng được', "chép lại địa chỉ đầy đủ, bắt đầu bằng https:// hoặc http:// và không có dấu cách",
     'the address "{url}" cannot be used', "copy the whole address; it begins with https:// or http:// and has no blanks"),
    ("M-026", "warning", "trạng thái là {status} nhưng {other} thay thế hoặc bãi bỏ văn bản này", "sửa status, hoặc sửa quan hệ giữa hai văn bản",
     "the status is {status}, but {other} replaces or repeals it", "correct status, or the relation between the two"),
    ("M-027", "warning", "ngày ban hành {date} ở sau hôm nay", "kiểm tra lại ngày",
     "the date {date} is in the future", "check the date"),
    ("M-028", "error", "thư mục hoặc tệp không đọc được: {reason}", "kiểm tra quyền đọc và tên tệp; thay liên kết bằng tệp thật",
     "cannot be read: {reason}", "check permissions and the file's name; put the real file in the place of a link"),
    ("M-029", "warning", 'tệp "{name}" không được đọc', "văn bản chỉ gồm work.yml và <mã ngôn ngữ>.md, thuật ngữ là tệp .yml; đổi tên hoặc chuyển tệp đi nơi khác",
     'the file "{name}" is not read', "a work has work.yml and <language>.md, a term is a .yml file; rename it or move it away"),
    ("M-030", "error", '"{name}" còn để nguyên chữ mẫu "{text}"', "điền nội dung thật",
     '"{name}" still holds the words of the form: "{text}"', "fill it in"),
    ("M-031", "error", 'tệp "{name}" có thể chạy mã trên máy người đọc nên không được đưa lên trang', "xóa tệp, hoặc viết lại thành một trang .md",
     'the file "{name}" can run programs on the reader\'s device and is not published', "delete it, or write it as a page .md"),
    ("M-032", "error", 'tên "{name}" ở chỗ này là của chương trình: nội dung sẽ đè lên nhau', "đổi tên tệp hoặc thư mục",
     'the name "{name}" in this place belongs to the program: two things would have one address', "rename the file or folder"),
    # S: the structure of the text
    ("S-001", "warning", 'số thứ tự nhảy cóc: "{label}" đứng sau "{before}"', "kiểm tra xem có thiếu một mục không; nếu bản gốc ghi như vậy thì giữ nguyên",
     'the numbering skips: "{label}" after "{before}"', "see whether a provision is missing; if the original is numbered so, leave it"),
    ("S-002", "warning", 'số thứ tự lặp lại: "{label}" đứng sau "{before}"', "kiểm tra với bản gốc; nếu bản gốc ghi như vậy thì giữ nguyên",
     'the numbering repeats: "{label}" after "{before}"', "compare with the original; if it is numbered so, leave it"),
    ("S-003", "warning", 'số thứ tự lùi: "{label}" đứng sau "{before}"', "kiểm tra với bản gốc; nếu bản gốc ghi như vậy thì giữ nguyên",
     'the numbering goes back: "{label}" after "{before}"', "compare with the original; if it is numbered so, leave it"),
    ("S-004", "error", "không có nội dung sau phần khai báo", "viết nội dung, hoặc xóa tệp",
     "there is no text after the front matter", "write the text, or delete the file"),
    ("S-005", "error", '"{name}" chỉ tới "{anchor}", không có trong nội dung{guess}', "sửa địa chỉ theo số thứ tự trong văn bản, ví dụ II.3.a hoặc d5.k2",
     '"{name}" points to "{anchor}", which is not in the text{guess}', "use the numbering of the text, as II.3.a or d5.k2"),
    ("S-006", "error", "tiêu đề cấp một (#) chỉ dành cho tên văn bản", 'dùng "##" cho tiêu đề trong nội dung',
     "a heading of the first level (#) is kept for the title", 'use "##" inside the text'),
    ("S-007", "error", "liên kết dùng địa chỉ \"{url}\" không an toàn", "chỉ dùng https://, http://, mailto: hoặc đường dẫn trong thư viện",
     'the link to "{url}" is not safe', "use only https://, http://, mailto: or a path inside the library"),
    ("S-008", "warning", "thẻ HTML \"{tag}\" trong nội dung sẽ hiện ra như chữ", "viết bằng Markdown",
     'the HTML tag "{tag}" will be shown as text', "write Markdown"),
    ("S-009", "error", "hình \"{url}\" trong nội dung chưa dùng được", "mô tả hình bằng lời hoặc bằng bảng",
     'the picture "{url}" cannot be used inside a text yet', "describe it in words or as a table"),
    ("S-010", "error", "không trình bày được đoạn này: {reason}", "xóa các dấu thừa (thường do chuyển tệp hỏng), hoặc tách đoạn",
     "the paragraph cannot be laid out: {reason}", "delete superfluous marks (often left by a broken conversion), or split it"),
    # R: references between works
    ("R-001", "error", 'quan hệ chỉ tới "{name}", không có văn bản nào như vậy trong thư viện{guess}', "sửa mã, hoặc ghi symbol, date và title của văn bản ngoài thư viện",
     'the relation points to "{name}", which is not in the library{guess}', "correct the id, or give symbol, date and title of a work outside"),
    ("R-002", "warning", 'ký hiệu {symbol} là của nhiều văn bản: {works}', "ghi thêm ngày ban hành ngay sau ký hiệu",
     "{symbol} names several works: {works}", "write its date right after the symbol"),
    ("R-003", "warning", "trong thư viện không có {symbol} ({date}); cùng ký hiệu có: {works}", "kiểm tra lại ngày",
     "the library has no {symbol} ({date}); with that symbol there are: {works}", "check the date"),
    ("R-004", "warning", 'viện dẫn "{text}": {work} không có "{anchor}"', "kiểm tra lại điều, khoản, điểm được viện dẫn",
     'citation "{text}": {work} has no "{anchor}"', "check the article, clause or point"),
    ("R-005", "error", "văn bản có quan hệ với chính nó", "sửa mã của văn bản kia",
     "the work is related to itself", "correct the id of the other work"),
    ("R-006", "error", 'quan hệ phải có một trong hai: "work", hoặc "symbol"/"title" của văn bản ngoài thư viện', "thêm work: <mã>, hoặc symbol và title",
     'a relation needs "work", or "symbol"/"title" of a work outside', "add work: <id>, or symbol and title"),
    ("R-007", "warning", "quan hệ này đã được ghi ở {other}", "xóa một trong hai; chương trình tự hiện quan hệ ở cả hai văn bản",
     "this relation is already stated at {other}", "delete one of them; both works show it"),
    ("R-009", "warning", "{symbol} có trong thư viện với mã {work}", "ghi work: {work} thay cho symbol",
     "{symbol} is in the library as {work}", "write work: {work} instead of symbol"),
    ("R-008", "error", "các văn bản thay thế nhau thành vòng: {chain}", "sửa quan hệ thay thế hoặc bãi bỏ (replaces, repeals) của một trong các văn bản ấy",
     "works replace each other in a ring: {chain}", "correct one of the relations replaces or repeals"),
    # G: glossary
    ("G-001", "error", 'thuật ngữ liên quan "{name}" không có trong bảng thuật ngữ{guess}', "sửa mã, hoặc tạo glossary/{name}.yml",
     'the related term "{name}" is not in the glossary{guess}', "correct it, or make glossary/{name}.yml"),
    ("G-002", "error", '"{label}" đã là thuật ngữ ở {other}', "gộp hai tệp, hoặc bỏ cách viết trùng khỏi variants",
     '"{label}" is already a term in {other}', "merge the files, or take the spelling out of variants"),
    ("G-003", "error", "tên tệp phải gồm chữ thường không dấu, số và dấu gạch nối", 'đổi tên thành "{expected}.yml"',
     "the file name must be lower-case ASCII letters, digits and hyphens", 'rename it to "{expected}.yml"'),
    # L: languages
    ("L-001", "error", '"{name}" chưa có tiếng Việt', 'thêm "vi: …"',
     '"{name}" has no Vietnamese', 'add "vi: …"'),
    ("L-002", "error", '"{name}" không phải mã ngôn ngữ', "dùng mã ISO 639, ví dụ vi, en, tyz",
     '"{name}" is not a language code', "use an ISO 639 code, as vi, en, tyz"),
    ("L-003", "error", 'bản dịch chưa ghi nguồn gốc ở "translation"', "thêm translation: {{origin: human, date: …}}; origin là official, human hoặc machine",
     'the translation does not state its origin under "translation"', "add translation: {{origin: human, date: …}}; origin is official, human or machine"),
    ("L-004", "warning", "bản dịch có {count} tiêu đề không đánh số, bản tiếng Việt có {expected}", "dịch đủ các tiêu đề theo đúng thứ tự, để địa chỉ của chúng giống nhau ở mọi ngôn ngữ",
     "the translation has {count} headings without a number, the Vietnamese text {expected}", "translate every heading in its order, so that their addresses are the same in all languages"),
    # P: print
    ("P-001", "error", "bản in {name} thiếu chữ trong phông: {characters}", "thay các ký tự ấy bằng ký tự thông dụng",
     "the print {name} lacks glyphs: {characters}", "replace them with common characters"),
    ("P-003", "error", "không làm được bản in {name}: {reason}", "kiểm tra nội dung của văn bản này",
     "the print {name} could not be made: {reason}", "look at the text of this work"),
    ("P-002", "warning", "site_url chưa phải địa chỉ thật ({url}); mã QR và liên kết trên bản in sẽ không mở được", "ghi địa chỉ thật của thư viện vào mkdocs.yml",
     "site_url is no real address ({url}); QR codes and links on paper will not open", "write the library's own address into mkdocs.yml"),
)  # fmt: skip

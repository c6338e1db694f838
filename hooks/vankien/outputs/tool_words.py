"""The words of the tools that come with the first press."""

from vankien.outputs.interface import Interface


def tool_words(tr: Interface, contact: str = "") -> dict[str, dict[str, str] | dict[str, object]]:
    """What sharing, reporting, reading aloud and the settings say in one language; `contact` takes reports by mail."""
    share = {
        "close": tr("Close"),
        "copied": tr("Copied"),
        "refused": tr("This browser did not allow it. Mark the text and copy it yourself."),
        # Sharing
        "share": tr("Share"),
        "more": tr("Share, report …"),
        "device": tr("Send with an app of this device"),
        "deviceMore": tr("Zalo, Messenger, mail …"),
        "link": tr("Copy link"),
        "citation": tr("Copy citation"),
        "message": tr("Copy a message"),
        "messageMore": tr("Title, citation and link, ready to paste into a chat"),
        "preview": tr("What the message says"),
        "code": tr("QR code for the room"),
        "codeMore": tr("As large as the screen, to be scanned by many"),
        "codeOf": tr("QR code of {address}"),
        # Reporting
        "report": tr("Report a mistake"),
        "reportMore": tr("Nothing is sent until you send it yourself, with your own mail or messenger."),
        "wrong": tr("What is wrong:"),
        "page": tr("Page:"),
        "place": tr("Place:"),
        "quote": tr("Text:"),
        "version": tr("Version of the content:"),
        "address": tr("Address:"),
        "sent": tr("This is all that you will send:"),
        "subject": tr("Mistake: {title}"),
        "mail": tr("Write by mail"),
        "copyReport": tr("Copy the report"),
        "noContact": tr("This library has named no address for mistakes: send the report to who gave you the library."),
        "contact": contact,
        "aloud": tr("Listen from here"),
    }
    aloud = {
        "aloudBar": tr("Read aloud"),
        "aloudFailed": tr("The device could not read this aloud."),
        "play": tr("Go on reading"),
        "pause": tr("Pause"),
        "stop": tr("Stop reading"),
        "previous": tr("Previous sentence"),
        "next": tr("Next sentence"),
        "speed": tr("Speed"),
        "voice": tr("Voice"),
    }
    settings: dict[str, object] = {
        "size": tr("Size of the letters"),
        "sizes": [tr("Usual size"), tr("Large"), tr("Larger"), tr("Largest")],
        "theme": tr("Light or dark"),
    }
    quiz: dict[str, object] = {
        "check": tr("Check the answer"),
        "choose": tr("Choose an answer first."),
        "yes": tr("Right."),
        "no": tr("Not right."),
        "right": tr("right"),
        "wrong": tr("wrong"),
        "again": tr("Try again"),
        "tomorrow": tr("It comes again tomorrow."),
        "days": tr("It comes again in {number} days."),
        "place": tr("Now in place {number}"),
    }
    return {"share": share, "aloud": aloud, "settings": settings, "quiz": quiz}

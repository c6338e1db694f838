"""Văn Kiện: a folder of Markdown becomes a public study library of Party and State documents."""

__version__ = "0.1.0"

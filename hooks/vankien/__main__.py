"""`python -m vankien`."""

from vankien.commands.main import main

main(prog_name="vankien")

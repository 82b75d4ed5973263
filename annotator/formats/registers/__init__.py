"""The kinds of files that hold a register: one file each, and one entry here."""

from annotator.formats.registers import csv_register, eac_register, tei_register
from annotator.formats.registers.register_format import RegisterFormat

REGISTER_FORMATS: tuple[RegisterFormat, ...] = (csv_register.FORMAT, tei_register.FORMAT, eac_register.FORMAT)

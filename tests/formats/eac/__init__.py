"""Tests of authority records in EAC-CPF."""

"""Programs that are not ours read what we write; their table is docs/clients.md: python -m tests.clients [--write]"""

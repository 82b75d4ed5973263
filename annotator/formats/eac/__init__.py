"""EAC-CPF 2.0: an authority record for each person and each organisation, as archives exchange them."""

"""All clients, in the order of the table."""

from tests.clients.annotation_tools import CASSIS, CONLLU, PYBRAT, PYLD, WEB_ANNO_TSV
from tests.clients.apache_annotator import APACHE_ANNOTATOR
from tests.clients.basex import BASEX
from tests.clients.ceteicean import CETEICEAN
from tests.clients.client import Client
from tests.clients.deposits import BAGIT, PYREFIQDA
from tests.clients.jing import JING
from tests.clients.libxml import XMLLINT, XSLTPROC
from tests.clients.pandas_tables import PANDAS
from tests.clients.saxon import SAXON
from tests.clients.tei_libraries import ACDH, DELB, STANDOFFCONVERTER, TEI_READER

CLIENTS: tuple[Client, ...] = (
    *(JING, XMLLINT, XSLTPROC, SAXON, BASEX, CETEICEAN, DELB, STANDOFFCONVERTER, TEI_READER, ACDH),
    *(CASSIS, WEB_ANNO_TSV, CONLLU, PYBRAT, PYLD, APACHE_ANNOTATOR, PYREFIQDA, PANDAS, BAGIT),
)

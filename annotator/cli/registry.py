"""All verbs, in the order in which the help lists them. A new verb is one file and one entry here."""

from annotator.cli.verb import Verb
from annotator.cli.verbs.agreement import AGREEMENT
from annotator.cli.verbs.annotations import ANNOTATIONS
from annotator.cli.verbs.articles import ARTICLES
from annotator.cli.verbs.check import CHECK
from annotator.cli.verbs.claims import CLAIMS
from annotator.cli.verbs.commenting import COMMENT, COMMENTS, RESOLVE
from annotator.cli.verbs.comparing import COMPARE, RELATED
from annotator.cli.verbs.conflicts import CONFLICTS
from annotator.cli.verbs.counterparts import COUNTERPARTS
from annotator.cli.verbs.dating import DATE, DATES
from annotator.cli.verbs.describe import DESCRIBE
from annotator.cli.verbs.entry import ENTRY
from annotator.cli.verbs.exchanging import BUNDLE, MERGE, PUBLISH
from annotator.cli.verbs.export import EXPORT
from annotator.cli.verbs.furniture import FURNITURE
from annotator.cli.verbs.importing import IMPORT, LOSSES
from annotator.cli.verbs.init import INIT
from annotator.cli.verbs.keeping import BACKUP, TYPES
from annotator.cli.verbs.linking import LINK
from annotator.cli.verbs.proposing import PROPOSE
from annotator.cli.verbs.questions import QUESTIONS
from annotator.cli.verbs.register import REGISTER
from annotator.cli.verbs.register_files import REGISTER_EXPORT, REGISTER_IMPORT
from annotator.cli.verbs.removing import REMOVE
from annotator.cli.verbs.review import REVIEW
from annotator.cli.verbs.second_pass import SECOND_PASS
from annotator.cli.verbs.stages import STAGES_VERB
from annotator.cli.verbs.tag_all import TAG_ALL
from annotator.cli.verbs.tagging import RETAG, TAG, UNTAG
from annotator.cli.verbs.text import TEXT
from annotator.cli.verbs.undoing import REDO, UNDO
from annotator.cli.verbs.validate import VALIDATE
from annotator.cli.verbs.verify import VERIFY
from annotator.cli.verbs.vocabulary import VOCABULARY

VERBS: tuple[Verb, ...] = (
    INIT,
    IMPORT,
    LOSSES,
    ARTICLES,
    TEXT,
    DESCRIBE,
    FURNITURE,
    REMOVE,
    TAG,
    TAG_ALL,
    RETAG,
    UNTAG,
    LINK,
    ANNOTATIONS,
    CLAIMS,
    COMPARE,
    COUNTERPARTS,
    CONFLICTS,
    RELATED,
    QUESTIONS,
    AGREEMENT,
    SECOND_PASS,
    COMMENT,
    COMMENTS,
    RESOLVE,
    REVIEW,
    STAGES_VERB,
    REGISTER,
    REGISTER_IMPORT,
    REGISTER_EXPORT,
    VOCABULARY,
    ENTRY,
    DATES,
    DATE,
    PROPOSE,
    TYPES,
    UNDO,
    REDO,
    EXPORT,
    BUNDLE,
    MERGE,
    PUBLISH,
    VALIDATE,
    VERIFY,
    CHECK,
    BACKUP,
)

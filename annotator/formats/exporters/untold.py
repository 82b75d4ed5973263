"""What the formats of other programs have no place for, counted, so that an export can tell it."""

from collections import Counter

from annotator.model.comparison import Comparison
from annotator.model.corpus import AnnotatedArticle


def untold(article: AnnotatedArticle) -> Counter[str]:
    """What an article and its tags say beyond text, place, type, values, links, author, certainty and note."""
    links = [link for tag in article.annotations for link in tag.links.values()]
    return Counter(
        {
            "comments": len(article.comments),
            "decisions of reviewers": len(article.reviews),
            "how far the work of somebody has come": len(article.stages),
            "whether a tag was accepted or rejected": sum(t.state != "proposed" for t in article.annotations),
            "how sure a link is": sum(link.certainty != "certain" for link in links),
            "from which authority file a link was taken": sum(bool(link.source) for link in links),
            "characters of the original that no file can hold": len(article.article.replaced),
        }
    )


def untold_of_several(comparison: Comparison) -> Counter[str]:
    """What is said of several articles together."""
    return Counter(
        {
            "ties between tags of several articles": sum(len(one.ties) for one in comparison.families),
            "tags that are known not to stand for the same": len(comparison.dismissals),
            "what is accepted where articles contradict each other": len(comparison.settlements),
        }
    )

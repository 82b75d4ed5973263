"""Running sums of many heights, of which one changes at a time (a Fenwick tree)."""

from collections.abc import Iterable


class Heights:
    """Heights of stacked things, in whole pixels; a change and a look-up take log(n) steps.

    P. M. Fenwick, A New Data Structure for Cumulative Frequency Tables, Software: Practice and Experience
    24 (1994).
    """

    __slots__ = ("_highest_bit", "_sums", "_tree")

    def __init__(self, heights: Iterable[int]) -> None:
        """Build the tree in one pass."""
        self._sums = list(heights)
        size = len(self._sums)
        tree = [0, *self._sums]
        for index in range(1, size + 1):
            parent = index + (index & -index)
            if parent <= size:
                tree[parent] += tree[index]
        self._tree = tree
        self._highest_bit = 1 << (size.bit_length() - 1) if size else 0

    def __len__(self) -> int:
        """Count of things."""
        return len(self._sums)

    def __getitem__(self, index: int) -> int:
        """Height of one thing."""
        return self._sums[index]

    @property
    def total(self) -> int:
        """Height of all things together."""
        return self.top(len(self._sums))

    def top(self, index: int) -> int:
        """Sum of the heights before `index`, which may be the count."""
        tree = self._tree
        total = 0
        while index:
            total += tree[index]
            index &= index - 1
        return total

    def set(self, index: int, height: int) -> int:
        """Change one height; return by how much it grew."""
        grown = height - self._sums[index]
        if grown:
            self._sums[index] = height
            tree = self._tree
            size = len(tree)
            index += 1
            while index < size:
                tree[index] += grown
                index += index & -index
        return grown

    def find(self, y: int) -> int:
        """Index of the thing that covers `y`; the first above all, the last below all.

        Of things without height, the last one at `y` is passed over in favour of the one that covers it.
        """
        tree = self._tree
        size = len(self._sums)
        index = 0
        bit = self._highest_bit
        while bit:
            ahead = index + bit
            if ahead <= size and tree[ahead] <= y:
                index = ahead
                y -= tree[ahead]
            bit >>= 1
        return min(index, max(0, size - 1))

-- Steps of several transactions that are whole or not done, while they run: what came after this place in the log is
-- turned back at the next opening if the program ends meanwhile. reverts is what the events that do so will say.
CREATE TABLE unfinished (
    step    TEXT PRIMARY KEY,
    after   INTEGER NOT NULL,
    reverts TEXT NOT NULL
) STRICT, WITHOUT ROWID;

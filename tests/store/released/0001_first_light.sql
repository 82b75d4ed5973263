-- A project file as the first release wrote it, as statements that make it again.
PRAGMA page_size = 8192;
PRAGMA application_id = 1097756271;
PRAGMA user_version = 1;
BEGIN TRANSACTION;
CREATE TABLE annotation (
    n            INTEGER PRIMARY KEY,
    id           BLOB NOT NULL UNIQUE,
    article      BLOB NOT NULL,
    start        INTEGER NOT NULL,
    "end"        INTEGER NOT NULL,
    target       TEXT NOT NULL,
    type         TEXT NOT NULL,
    quote        TEXT NOT NULL,
    "by"         TEXT NOT NULL,
    at           TEXT NOT NULL,
    certainty    TEXT NOT NULL,
    note         TEXT NOT NULL,
    field_values TEXT NOT NULL,
    state        TEXT NOT NULL,
    disputed     INTEGER NOT NULL
) STRICT;
INSERT INTO "annotation" VALUES(1,X'01A213106E9E74D69FDAE43570202E9D',X'37B8C60AFDF37500',0,19,'0:19','person','Mohammed Aslam Khan','Anna Example','2026-11-25T14:16:13Z','certain','','{"name": "Mohammed Aslam Khan"}','proposed',0);
INSERT INTO "annotation" VALUES(2,X'01A213106EA37049A043EE0A1F70E289',X'37B8C60AFDF37500',81,88,'81:88','person','Mr Khan','Anna Example','2026-11-25T14:16:13Z','probable','by his title','{"name": "Mohammed Aslam Khan"}','proposed',0);
INSERT INTO "annotation" VALUES(3,X'01A213106EA474DCB3090A94992296BF',X'37B8C60AFDF37500',21,51,'21:51','role','deputy leader of Luton Council','Anna Example','2026-11-25T14:16:13Z','certain','','{"holder": "Mohammed Aslam Khan", "organisation": "Luton Council", "term": "deputy leader", "to": "2023-09-19"}','proposed',0);
INSERT INTO "annotation" VALUES(4,X'01A213106EA874029CC3BBB08E029CB2',X'37B8C60AFDF37500',95,121,'95:121','quote','"There is a clear choice."','Anna Example','2026-11-25T14:16:13Z','certain','','{"cue": "said", "mode": "direct", "speaker": "Mohammed Aslam Khan"}','proposed',0);
INSERT INTO "annotation" VALUES(5,X'01A213106EAF7601A4F2890079E90407',X'37B8C60AFDF37500',122,132,'122:132','person','Ms Simmons','Ben Example','2026-11-25T14:16:13Z','certain','','{}','proposed',0);
INSERT INTO "annotation" VALUES(6,X'01A213106EB574D8BE509F9AFDEDF520',X'37B8C60AFDF37500',150,158,'150:158','date','May 2023','Ben Example','2026-11-25T14:16:13Z','certain','','{"edtf": "2023-05"}','proposed',0);
CREATE TABLE article (
    n             INTEGER PRIMARY KEY,
    id            BLOB NOT NULL UNIQUE,
    first_event   INTEGER NOT NULL,
    title         TEXT NOT NULL,
    publisher     TEXT NOT NULL,
    author        TEXT NOT NULL,
    published     TEXT NOT NULL,
    url           TEXT NOT NULL,
    language      TEXT NOT NULL,
    accession     TEXT NOT NULL,
    accessed      TEXT NOT NULL,
    sha256        BLOB NOT NULL,
    characters    INTEGER NOT NULL,
    original      BLOB NOT NULL,
    original_name TEXT NOT NULL,
    media_type    TEXT NOT NULL,
    encoding      TEXT NOT NULL,
    replaced      TEXT NOT NULL,
    disputed      INTEGER NOT NULL
) STRICT;
INSERT INTO "article" VALUES(1,X'37B8C60AFDF37500',3,'','','','','','','','',X'37B8C60AFDF37500202AC23A63A3E239FC3E65B1F63320EF5505FF12CA40DC81',160,X'37B8C60AFDF37500202AC23A63A3E239FC3E65B1F63320EF5505FF12CA40DC81','fl.txt','text/plain','utf-8','[]',0);
CREATE TABLE event (
    seq  INTEGER PRIMARY KEY,
    id   BLOB NOT NULL UNIQUE CHECK (length(id) = 32),
    json TEXT NOT NULL
) STRICT;
INSERT INTO "event" VALUES(1,X'B22FB3C58CE28D9DEEA12BFF4804EF01E0E0C7257DD1585B6499FB1B9EFA1EB0','{"at":"2026-11-25T14:16:13Z","by":"Anna Example","label":"New project","reverts":"","scope":"","statements":[{"body":{"name":"First light"},"kind":"project","subject":"00","supersedes":[]}],"step":"01a213106e2e718ba59e8672cf53f86e","v":1}');
INSERT INTO "event" VALUES(2,X'9A39381742EEEB1AC32D58700B0EB471CE322D330979753E41CDD39C46BB9A95','{"at":"2026-11-25T14:16:13Z","by":"Anna Example","label":"Beginning","reverts":"","scope":"","statements":[],"step":"01a213106e3174d99c35e5c4d14c385a","v":1}');
INSERT INTO "event" VALUES(3,X'14B866A3E25932ADC34BD21277B690FD97E43672F0398062069FBCC062252824','{"at":"2026-11-25T14:16:13Z","by":"Anna Example","label":"Import fl.txt","reverts":"","scope":"37b8c60afdf37500","statements":[{"body":{"metadata":{"accessed":"","accession":"","author":"","language":"","published":"","publisher":"","title":"","url":""},"original":{"encoding":"utf-8","media_type":"text/plain","name":"fl.txt","sha256":"37b8c60afdf37500202ac23a63a3e239fc3e65b1f63320ef5505ff12ca40dc81"},"replaced":[],"text":{"characters":160,"sha256":"37b8c60afdf37500202ac23a63a3e239fc3e65b1f63320ef5505ff12ca40dc81"}},"kind":"article","subject":"37b8c60afdf37500","supersedes":[]},{"body":{"article":"37b8c60afdf37500","by":"Anna Example","end":80,"kind":"advertisement","rule":"Advertisement line","start":67},"kind":"zone","subject":"8533072b513b0da0827ac40551d47725","supersedes":[]}],"step":"01a213106e357dc09e4214770c91b44b","v":1}');
INSERT INTO "event" VALUES(4,X'5F7518F4E212CE1FE66FFDA944C04AB8622AC1B03F8AA2AD5595270DEA9D5B58','{"at":"2026-11-25T14:16:13Z","by":"Anna Example","label":"Tag person","reverts":"","scope":"37b8c60afdf37500","statements":[{"body":{"article":"37b8c60afdf37500","at":"2026-11-25T14:16:13Z","by":"Anna Example","certainty":"certain","note":"","state":"proposed","target":[{"end":19,"exact":"Mohammed Aslam Khan","prefix":"","start":0,"suffix":", deputy leader of Luton Council"}],"type":"person","values":{"name":"Mohammed Aslam Khan"}},"kind":"annotation","subject":"01a213106e9e74d69fdae43570202e9d","supersedes":[]}],"step":"01a213106e9f7edbabd26b7668d2ff46","v":1}');
INSERT INTO "event" VALUES(5,X'DAD0566AD09A7FE9D74491F75D67385ABBD815B21D8C06ECC4E5A6E93F2992EE','{"at":"2026-11-25T14:16:13Z","by":"Anna Example","label":"Tag person","reverts":"","scope":"37b8c60afdf37500","statements":[{"body":{"article":"37b8c60afdf37500","at":"2026-11-25T14:16:13Z","by":"Anna Example","certainty":"probable","note":"by his title","state":"proposed","target":[{"end":88,"exact":"Mr Khan","prefix":"il, has resigned.\nAdvertisement\n","start":81,"suffix":" said: \"There is a clear choice."}],"type":"person","values":{"name":"Mohammed Aslam Khan"}},"kind":"annotation","subject":"01a213106ea37049a043ee0a1f70e289","supersedes":[]}],"step":"01a213106ea37c438cbb14926bea6a5b","v":1}');
INSERT INTO "event" VALUES(6,X'02B0B80860761C56D543F5D8683F81F65AADF03E707E6805C6B438A2B4257304','{"at":"2026-11-25T14:16:13Z","by":"Anna Example","label":"Tag role","reverts":"","scope":"37b8c60afdf37500","statements":[{"body":{"article":"37b8c60afdf37500","at":"2026-11-25T14:16:13Z","by":"Anna Example","certainty":"certain","note":"","state":"proposed","target":[{"end":51,"exact":"deputy leader of Luton Council","prefix":"Mohammed Aslam Khan, ","start":21,"suffix":", has resigned.\nAdvertisement\nMr"}],"type":"role","values":{"holder":"Mohammed Aslam Khan","organisation":"Luton Council","term":"deputy leader","to":"2023-09-19"}},"kind":"annotation","subject":"01a213106ea474dcb3090a94992296bf","supersedes":[]}],"step":"01a213106ea57199a59ca8073808e021","v":1}');
INSERT INTO "event" VALUES(7,X'C83F011C447833BDDB9F3F168D061BE4C00D2605B88051EF4558964A715BA6BE','{"at":"2026-11-25T14:16:13Z","by":"Anna Example","label":"Tag quote","reverts":"","scope":"37b8c60afdf37500","statements":[{"body":{"article":"37b8c60afdf37500","at":"2026-11-25T14:16:13Z","by":"Anna Example","certainty":"certain","note":"","state":"proposed","target":[{"end":121,"exact":"\"There is a clear choice.\"","prefix":"ed.\nAdvertisement\nMr Khan said: ","start":95,"suffix":"\nMs Simmons thanked him 😀 in May"}],"type":"quote","values":{"cue":"said","mode":"direct","speaker":"Mohammed Aslam Khan"}},"kind":"annotation","subject":"01a213106ea874029cc3bbb08e029cb2","supersedes":[]}],"step":"01a213106ea87637aef601859e9daffc","v":1}');
INSERT INTO "event" VALUES(8,X'27133D65D588733959CF83BFB94AC631E93F74EC8DE266BDF7E92ED83FCDBB17','{"at":"2026-11-25T14:16:13Z","by":"Ben Example","label":"Tag person","reverts":"","scope":"37b8c60afdf37500","statements":[{"body":{"article":"37b8c60afdf37500","at":"2026-11-25T14:16:13Z","by":"Ben Example","certainty":"certain","note":"","state":"proposed","target":[{"end":132,"exact":"Ms Simmons","prefix":"aid: \"There is a clear choice.\"\n","start":122,"suffix":" thanked him 😀 in May 2023.\n"}],"type":"person","values":{}},"kind":"annotation","subject":"01a213106eaf7601a4f2890079e90407","supersedes":[]}],"step":"01a213106eb07ade96fd7236d474ac6a","v":1}');
INSERT INTO "event" VALUES(9,X'7F59B53732FB9937D7C5AEC7877F90EEBECAAB668622A2C05DBD244C49419EF3','{"at":"2026-11-25T14:16:13Z","by":"Ben Example","label":"Tag date","reverts":"","scope":"37b8c60afdf37500","statements":[{"body":{"article":"37b8c60afdf37500","at":"2026-11-25T14:16:13Z","by":"Ben Example","certainty":"certain","note":"","state":"proposed","target":[{"end":158,"exact":"May 2023","prefix":"e.\"\nMs Simmons thanked him 😀 in ","start":150,"suffix":".\n"}],"type":"date","values":{"edtf":"2023-05"}},"kind":"annotation","subject":"01a213106eb574d8be509f9afdedf520","supersedes":[]}],"step":"01a213106eb577199f6a9e4ab7449dcf","v":1}');
INSERT INTO "event" VALUES(10,X'FE55BA2B88C528FE717C5AE43B34944F32347D70DD43AA6208A9A032585E1024','{"at":"2026-11-25T14:16:13Z","by":"Ben Example","label":"Delete tag","reverts":"","scope":"37b8c60afdf37500","statements":[{"body":null,"kind":"annotation","subject":"01a213106eb574d8be509f9afdedf520","supersedes":["7f59b53732fb9937d7c5aec7877f90eebecaab668622a2c05dbd244c49419ef3"]}],"step":"01a213106eb776d3947bb10bbbfc3fdc","v":1}');
INSERT INTO "event" VALUES(11,X'02CB79F7A1607E8D8222A7596EDB9BCF17311F53363C2F928E2A0EC57C8BCCEF','{"at":"2026-11-25T14:16:13Z","by":"Ben Example","label":"Delete tag","reverts":"01a213106eb776d3947bb10bbbfc3fdc","scope":"37b8c60afdf37500","statements":[{"body":{"article":"37b8c60afdf37500","at":"2026-11-25T14:16:13Z","by":"Ben Example","certainty":"certain","note":"","state":"proposed","target":[{"end":158,"exact":"May 2023","prefix":"e.\"\nMs Simmons thanked him 😀 in ","start":150,"suffix":".\n"}],"type":"date","values":{"edtf":"2023-05"}},"kind":"annotation","subject":"01a213106eb574d8be509f9afdedf520","supersedes":["fe55ba2b88c528fe717c5ae43b34944f32347d70dd43aa6208a9a032585e1024"]}],"step":"01a213106eba7aec83ea300cb1868496","v":1}');
INSERT INTO "event" VALUES(12,X'F70C9D1C50B655FF56386196FBD7F325C54E69ABE6DBA04AFAE33B23D35C33B2','{"at":"2026-11-25T14:16:13Z","by":"Ben Example","label":"Tag place","reverts":"","scope":"37b8c60afdf37500","statements":[{"body":{"article":"37b8c60afdf37500","at":"2026-11-25T14:16:13Z","by":"Ben Example","certainty":"certain","note":"","state":"proposed","target":[{"end":43,"exact":"Luton","prefix":"ed Aslam Khan, deputy leader of ","start":38,"suffix":" Council, has resigned.\nAdvertis"}],"type":"place","values":{"name":"Luton"}},"kind":"annotation","subject":"01a213106ebe7d7f9c39404c7d594684","supersedes":[]}],"step":"01a213106ebe735fb74e66575aa4c1be","v":1}');
INSERT INTO "event" VALUES(13,X'B1AF9237059CAD69F38D53582EDCA7CFB3C944C3998F0EF8717338B660B2C85C','{"at":"2026-11-25T14:16:13Z","by":"Ben Example","label":"Delete tag","reverts":"","scope":"37b8c60afdf37500","statements":[{"body":null,"kind":"annotation","subject":"01a213106ebe7d7f9c39404c7d594684","supersedes":["f70c9d1c50b655ff56386196fbd7f325c54e69abe6dba04afae33b23d35c33b2"]}],"step":"01a213106ec0773caf661c1fb4b5bc46","v":1}');
CREATE TABLE original (
    n      INTEGER PRIMARY KEY,
    sha256 BLOB NOT NULL UNIQUE CHECK (length(sha256) = 32),
    bytes  BLOB NOT NULL
) STRICT;
INSERT INTO "original" VALUES(1,X'37B8C60AFDF37500202AC23A63A3E239FC3E65B1F63320EF5505FF12CA40DC81',X'4D6F68616D6D65642041736C616D204B68616E2C20646570757479206C6561646572206F66204C75746F6E20436F756E63696C2C206861732072657369676E65642E0A4164766572746973656D656E740A4D72204B68616E20736169643A20225468657265206973206120636C6561722063686F6963652E220A4D732053696D6D6F6E73207468616E6B65642068696D20F09F988020696E204D617920323032332E0A');
CREATE TABLE project (
    one  INTEGER PRIMARY KEY CHECK (one = 1),
    name TEXT NOT NULL
) STRICT;
INSERT INTO "project" VALUES(1,'First light');
CREATE TABLE seal (
    one    INTEGER PRIMARY KEY CHECK (one = 1),
    events INTEGER NOT NULL,
    digest BLOB NOT NULL CHECK (length(digest) = 32)
) STRICT;
INSERT INTO "seal" VALUES(1,13,X'B6A0D11892C300EB52AC04C577C67793EA3C83F8A58944412C5F9E53292B1C9C');
CREATE TABLE statement (
    subject BLOB NOT NULL,
    event   INTEGER NOT NULL REFERENCES event (seq),
    ordinal INTEGER NOT NULL,
    PRIMARY KEY (subject, event)
) STRICT, WITHOUT ROWID;
INSERT INTO "statement" VALUES(X'00',1,0);
INSERT INTO "statement" VALUES(X'01A213106E9E74D69FDAE43570202E9D',4,0);
INSERT INTO "statement" VALUES(X'01A213106EA37049A043EE0A1F70E289',5,0);
INSERT INTO "statement" VALUES(X'01A213106EA474DCB3090A94992296BF',6,0);
INSERT INTO "statement" VALUES(X'01A213106EA874029CC3BBB08E029CB2',7,0);
INSERT INTO "statement" VALUES(X'01A213106EAF7601A4F2890079E90407',8,0);
INSERT INTO "statement" VALUES(X'01A213106EB574D8BE509F9AFDEDF520',9,0);
INSERT INTO "statement" VALUES(X'01A213106EB574D8BE509F9AFDEDF520',10,0);
INSERT INTO "statement" VALUES(X'01A213106EB574D8BE509F9AFDEDF520',11,0);
INSERT INTO "statement" VALUES(X'01A213106EBE7D7F9C39404C7D594684',12,0);
INSERT INTO "statement" VALUES(X'01A213106EBE7D7F9C39404C7D594684',13,0);
INSERT INTO "statement" VALUES(X'37B8C60AFDF37500',3,0);
INSERT INTO "statement" VALUES(X'8533072B513B0DA0827AC40551D47725',3,1);
CREATE TABLE tag_count (
    article BLOB PRIMARY KEY,
    tags    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "tag_count" VALUES(X'37B8C60AFDF37500',6);
CREATE TABLE tag_type (
    name       TEXT PRIMARY KEY,
    definition TEXT NOT NULL,
    disputed   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE text (
    n       INTEGER PRIMARY KEY,
    sha256  BLOB NOT NULL UNIQUE CHECK (length(sha256) = 32),
    content TEXT NOT NULL
) STRICT;
INSERT INTO "text" VALUES(1,X'37B8C60AFDF37500202AC23A63A3E239FC3E65B1F63320EF5505FF12CA40DC81','Mohammed Aslam Khan, deputy leader of Luton Council, has resigned.
Advertisement
Mr Khan said: "There is a clear choice."
Ms Simmons thanked him 😀 in May 2023.
');
CREATE TABLE zone (
    n        INTEGER PRIMARY KEY,
    id       BLOB NOT NULL UNIQUE,
    article  BLOB NOT NULL,
    start    INTEGER NOT NULL,
    "end"    INTEGER NOT NULL,
    kind     TEXT NOT NULL,
    rule     TEXT NOT NULL,
    "by"     TEXT NOT NULL,
    disputed INTEGER NOT NULL
) STRICT;
INSERT INTO "zone" VALUES(1,X'8533072B513B0DA0827AC40551D47725',X'37B8C60AFDF37500',67,80,'advertisement','Advertisement line','Anna Example',0);
CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'the log only grows: an event is never changed'); END;
CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'the log only grows: an event is never deleted'); END;
CREATE TRIGGER original_is_never_changed BEFORE UPDATE ON original
BEGIN SELECT RAISE(ABORT, 'an original is never changed'); END;
CREATE TRIGGER text_is_never_changed BEFORE UPDATE ON text
BEGIN SELECT RAISE(ABORT, 'a text is never changed'); END;
CREATE INDEX article_in_order ON article (first_event);
CREATE INDEX zone_of_article ON zone (article, start, "end");
CREATE INDEX annotation_of_article ON annotation (article, start, "end");
CREATE INDEX annotation_of_type ON annotation (type);
COMMIT;

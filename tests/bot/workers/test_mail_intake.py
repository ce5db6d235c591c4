"""Alerts by mail, from a real IMAP server: each mail once, marked and never deleted, whatever breaks in between."""

import json
from datetime import timedelta
from email.message import EmailMessage

import pytest
from pydantic import SecretStr

from bot.cli.doctor_intake import check_intake
from bot.config.settings import Settings
from bot.ingest import mailbox
from bot.workers.mail_intake import MailIntake, mail_health
from storage import mailboxes
from tests.fakes.imap import PASSWORD, USER, Line, flags, imap_server, logged_in, put
from tests.fakes.settings import settings_of
from tests.journeys.conftest import stage

__all__ = ["stage"]
NOTE = "https://www.xiaohongshu.com/explore/691fc06e000000001e03a5f{}"
SEEN = {b"\\Seen"}


@pytest.fixture
def port(tmp_path):
    with imap_server(tmp_path) as port:
        with logged_in(port) as client:
            client.delete_messages(client.search(["ALL"]))
            client.expunge()
        yield port


@pytest.fixture
def reads(stage, tmp_path):
    """The mailbox is looked at, and what came is read; how many mails were taken in."""

    def settings(port, **more):
        given = {"imap_host": "127.0.0.1", "imap_port": port, "imap_user": USER, "imap_security": "none"}
        return settings_of(Settings, data_dir=tmp_path, imap_password=SecretStr(PASSWORD), **given, **more)

    def read(port, **more):
        taken = MailIntake(stage.sources, settings(port, **more)).look(stage.now)
        stage.carry()
        return taken

    read.settings = settings
    return read


def mail(subject="监测预警", text="", html="", sender="alerts@tool.example", **attached):
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, "desk@example.com", subject
    message["Date"] = "Sat, 21 Nov 2026 11:00:00 +0800"
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    for name, content in attached.items():
        message.add_attachment(
            content, maintype="application", subtype="octet-stream", filename=name.replace("__", ".")
        )
    return message


def about(stage):
    return [(f.post.url, f.post.full_text()) for f in (stage.desk.read(n) for n in range(1, stage.count() + 1))]


def shown(stage):
    return stage.reads("person:ada", 0, "source-mail-2026-11-21")


def test_each_post_of_a_digest_is_an_alert_and_the_mail_is_marked(stage, reads, port):
    digest = (
        "您订阅的专题有2条负面\n\n1. 面霜烂脸\n用了两天满脸通红\n来源：小红书  作者：桃子 | 点赞数：42\n"
        + NOTE.format(1)
        + "\n\n2. 客服不理人\n退款拖了一周\n"
        + NOTE.format(2)
        + "\n"
    )
    put(port, mail(text=digest))
    assert reads(port) == 1
    assert about(stage) == [
        (NOTE.format(1), "面霜烂脸\n用了两天满脸通红"),
        (NOTE.format(2), "客服不理人\n退款拖了一周"),
    ]
    assert (stage.desk.read(1).post.author.name, stage.desk.read(1).counts.like) == ("桃子", 42)
    assert list(flags(port).values()) == [SEEN]
    assert (reads(port), stage.count()) == (0, 2)


def test_a_row_of_a_table_is_a_post_read_by_its_cells(stage, reads, port):
    row = '<tr><td>{n}</td><td><a href="{link}">{title}</a></td><td>{site}</td><td>{by}</td><td>{at}</td></tr>'
    html = (
        "<table><tr><td><table><tr><th>序号</th><th>标题</th><th>平台</th><th>作者</th><th>发布时间</th></tr>"
        + row.format(n=1, link=NOTE.format(1), title="面霜烂脸", site="小红书", by="桃子", at="2026-11-20 08:12")
        + row.format(
            n=2,
            link="https://weibo.com/2803301701/Oabcd123",
            title="客服不理",
            site="微博",
            by="小美",
            at="11-20 09:12",
        )
        + "</table></td></tr></table>"
    )
    put(port, mail("舆情日报", "", html))
    reads(port)
    posts = [stage.desk.read(number).post for number in (1, 2)]
    assert [(p.platform, p.title, p.text, p.author.name) for p in posts] == [
        ("xiaohongshu", "面霜烂脸", "", "桃子"),
        ("weibo", "客服不理", "", "小美"),
    ]
    assert f"{posts[1].published_at:%H:%M}" == "01:12"


def test_google_alerts_lead_to_the_post_itself(stage, reads, port):
    link = "https://www.google.com/url?rct=j&sa=t&url=https://news.example.com/a/1&ct=ga"
    html = f'<table><tr><td><a href="{link}">面霜烂脸</a><div>用了两天满脸通红</div></td></tr></table>'
    html += '<a href="https://www.google.com/alerts/remove?s=1">Unsubscribe</a>'
    put(port, mail("Google Alert - LUMIA", "", html, "googlealerts-noreply@google.com"))
    reads(port)
    assert about(stage) == [("https://news.example.com/a/1", "面霜烂脸\n用了两天满脸通红")]


def test_attachments_and_mails_within_mails_go_through_the_import(stage, reads, port):
    table = f"笔记链接,正文,点赞数\n{NOTE.format(1)},满脸通红,42\n".encode()
    inner = mail("转发", f"客服不理人\n{NOTE.format(2)}\n")
    outer = mail("两件事", "见附件", alerts__csv=table, logo__png=b"\x89PNG")
    outer.add_attachment(inner)
    put(port, outer)
    reads(port)
    assert about(stage) == [(NOTE.format(1), "满脸通红"), (NOTE.format(2), "客服不理人")]
    assert stage.desk.read(1).counts.like == 42


def test_a_mail_that_yields_nothing_is_offered_to_a_person(stage, reads, port):
    put(port, mail("面霜问题", "我打了客服电话13812345678，没人理我，脸还是红的"))
    assert (reads(port), stage.count()) == (1, 0)
    assert any("脸还是红的" in line for line in shown(stage)) and not any(
        "13812345678" in line for line in shown(stage)
    )
    codes = [b.code for b in stage.card("person:ada", 0, "source-mail-2026-11-21").buttons]
    assert codes[:3] == ["sources mail open 1", "sources mail retry 1", "sources mail leave 1"]
    assert stage.says("ada", codes[0]) == "第 1 份内容已立为事件 1"
    assert about(stage) == [("", "面霜问题\n我打了客服电话13812345678，没人理我，脸还是红的")]
    assert stage.says("ada", codes[0]).startswith("mail 没有这个编号的待处理内容")


def test_a_sender_is_a_source_of_its_own(stage, reads, port, tmp_path):
    (tmp_path / "sources.toml").write_text('[source.agency]\nsenders = ["*@agency.example"]\nbrand = "LUMIA"\n')
    put(port, mail(text=f"满脸通红\n{NOTE.format(1)}\n", sender="Alerts <no-reply@agency.example>"))
    reads(port)
    assert (stage.desk.read(1).brand, [one.name for one in stage.sources.states(stage.now)]) == ("LUMIA", ["agency"])


def test_what_people_had_read_before_the_first_look_is_left_and_what_they_read_afterwards_is_not(stage, reads, port):
    put(port, mail(text=f"旧事\n{NOTE.format(1)}\n"), flags=(b"\\Seen",))
    put(port, mail(text=f"满脸通红\n{NOTE.format(2)}\n"))
    assert reads(port) == 1
    put(port, mail(text=f"客服不理\n{NOTE.format(3)}\n"), flags=(b"\\Seen",))
    assert (reads(port), [url for url, _ in about(stage)]) == (1, [NOTE.format(2), NOTE.format(3)])


def test_a_mailbox_that_is_numbered_anew_gives_no_mail_twice(stage, reads, port, tmp_path):
    mails = [mail(text=f"满脸通红 {n}\n{NOTE.format(n)}\n") for n in range(3)]
    put(port, *mails[:2])
    assert reads(port) == 2
    with imap_server(tmp_path) as other:  # the same mails on a server that gives other numbers
        with logged_in(other) as client:
            client.delete_messages(client.search(["ALL"]))
            client.expunge()
        put(other, *mails, flags=(b"\\Seen",))
        assert (reads(other), stage.count()) == (1, 3)
        assert (reads(other), stage.count()) == (0, 3)


@pytest.mark.parametrize("cut_after", [10, 900, 1500, 2500, 4000])
def test_a_line_that_breaks_in_the_middle_loses_and_doubles_nothing(stage, reads, port, cut_after):
    put(port, *(mail(text=f"满脸通红 {n} {'。' * 600}\n{NOTE.format(n)}\n") for n in range(2)))
    line = Line(port, cut_after)
    reads(line.port)
    line.close()
    reads(port)
    assert (sorted(url for url, _ in about(stage)), list(flags(port).values())) == (
        [NOTE.format(0), NOTE.format(1)],
        [SEEN, SEEN],
    )
    assert [f.captures for f in map(stage.desk.read, (1, 2))] == [(), ()]


def test_a_desk_killed_between_its_commit_and_the_mark_sets_the_mark_afterwards(stage, reads, port, monkeypatch):
    put(port, mail(text=f"满脸通红\n{NOTE.format(1)}\n"))

    def killed(self, uids):
        raise SystemExit

    with monkeypatch.context() as broken, pytest.raises(SystemExit):
        broken.setattr(mailbox.Mailbox, "mark_taken", killed)
        reads(port)
    assert list(flags(port).values()) == [set()]
    assert (reads(port), stage.count(), list(flags(port).values())) == (0, 1, [SEEN])


def test_a_server_that_hangs_or_is_away_holds_nothing_up_and_people_hear_of_it(stage, reads, port, monkeypatch):
    monkeypatch.setattr(mailbox, "READ_SECONDS", 0.2)
    line = Line(port, held=True)
    intake = MailIntake(stage.sources, reads.settings(line.port))
    assert intake.look_due(stage.now) == 0  # it does not wait for the server
    intake._looking.join()
    line.close()
    stage.now += timedelta(minutes=31)
    assert intake.look(stage.now) == 0
    stage.carry()
    (told,) = stage.heard("person:ada")
    assert told.startswith("预警邮箱自 2026-11-21 14:00 起读不到")
    assert (intake.look(stage.now), stage.heard("person:ada")) == (0, [])


def test_a_mail_that_is_too_large_is_offered_by_its_head(stage, reads, port, monkeypatch):
    monkeypatch.setattr(mailbox, "MAX_MAIL", 2000)
    put(port, mail("很大的一封", "x" * 5000))
    assert (reads(port), stage.count()) == (1, 0)
    assert any("很大的一封" in line and "open it in the mailbox" in line for line in shown(stage))


def test_mails_may_be_flagged_instead(stage, reads, port):
    put(port, mail(text=f"满脸通红\n{NOTE.format(1)}\n"))
    assert [reads(port, imap_mark="flagged") for _ in range(2)] == [1, 0]
    assert list(flags(port).values()) == [{b"\\Flagged"}]


def test_the_doctor_tries_the_mailbox_and_changes_nothing(stage, reads, port):
    put(port, mail(text="满脸通红"))
    good, *_ = check_intake(reads.settings(port))
    assert (good.ok, good.found, list(flags(port).values())) == (True, "1 mails wait in INBOX", [set()])
    wrong, *_ = check_intake(reads.settings(port).model_copy(update={"imap_password": SecretStr("no")}))
    away, *_ = check_intake(reads.settings(1))
    assert (wrong.ok, away.ok, PASSWORD in wrong.found) == (False, False, False)


def test_health_says_when_the_mailbox_was_looked_at(stage, reads, port):
    settings = reads.settings(port)
    assert mail_health(stage.database, settings, stage.now).detail == "not looked at yet"
    reads(port)
    assert mail_health(stage.database, settings, stage.now).detail == ""
    assert "not looked at since" in mail_health(stage.database, settings, stage.now + timedelta(hours=1)).detail


def test_nothing_of_a_mail_stands_in_the_table_of_mails(stage, reads, port):
    put(port, mail("面霜问题", text=f"满脸通红\n{NOTE.format(1)}\n"))
    reads(port)
    with stage.database.read_transaction() as connection:
        rows = [dict(row) for row in connection.execute(mailboxes.MAIL.select()).mappings()]
    assert [row.keys() for row in rows] == [{"mailbox", "validity", "uid", "marked"}]
    assert USER not in json.dumps(rows)

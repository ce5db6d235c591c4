"""In WeCom whoever holds a role accepts it on their own card, and types what has no button (R47, R49)."""


def test_the_approver_accepts_by_button_and_hands_over_by_typing(incident):
    shown = incident.ken.card("审批人")
    assert shown["card"]["button_list"][0]["text"] == "担任审批人"
    incident.ken.clicks(shown, "take 1 approver")
    incident.ken.text("你已确认担任事件 1 的审批人")
    assert incident.application.incidents.read(1).assignments["approver"].accepted_at is not None


def test_help_says_what_each_role_is_for_and_a_reader_reads_that_they_are_one_r58(incident):
    incident.ken.types("帮助")
    incident.ken.text("草稿一到就决定")
    incident.lou.types("帮助")
    assert "通过 12" not in incident.lou.text("读者：能看、能上报帖子")

"""Files as the tools that find posts export them."""

import csv
import io

HEAD = ["笔记标题", "笔记链接", "笔记类型", "达人昵称", "粉丝数", "点赞量", "收藏数", "发布时间", "IP属地", "命中词"]
LINK = "https://www.xiaohongshu.com/explore/68f1a2b3000000000504{:04x}?xsec_token=AB"


def csv_text(*rows, delimiter=","):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


def row(n, published="11-19 14:30"):
    return [f"面霜烂脸 {n}", LINK.format(n), "视频", "小美", "1.2万", "1.8万", "10w+", published, "广东", "面霜、烂脸"]

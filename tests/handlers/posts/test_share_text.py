"""What apps write around a link is never the post's words; what a person wrote is."""

import pytest

from handlers.posts.share_text import without_share_words

NO_WORDS = [
    "39 小美发布了一篇小红书笔记，快来看吧！ 😆 AbCdEf 😆 http://xhslink.com/a/AbCd12，复制本条信息，打开【小红书】App查看精彩内容！",
    "76 貓貓蟲 咖波发布了一篇小红书笔记，快来看吧！ 😆 fQ9p9HAiPZrwvsH 😆 http://xhslink.com/CJvBLe，复制本条信息，打开【小红书】App查看精彩内容！",
    "小美在小红书分享了一篇笔记 😆 xYz12 😆 http://xhslink.com/a/AbCd12 复制后打开【小红书】查看笔记！",
    "发现一篇笔记 快来看看吧 http://xhslink.com/m/AbCd12",
    "7.43 复制打开抖音，看看【小美的作品】 https://v.douyin.com/iABC123/ 08/12 :1pm Abc:/ w@s.EH",
    "3.56 :1pm https://v.douyin.com/iABC123/ 复制此链接，打开Dou音搜索，直接观看视频！",
    "我在抖音看到一个视频 https://v.douyin.com/iABC123/",
    "分享@小美 的微博 https://weibo.com/2803301701/Oabcd123",
    "https://v.kuaishou.com/AbCd12 该作品在快手被播放过1.2万次，点击链接，打开【快手】直接观看！",
    "【bilibili】分享 https://b23.tv/AbCd123",
    "Check out Mei's video! #TikTok > https://vm.tiktok.com/ZMabc/",
    "Check out this post on Threads https://www.threads.net/@a/post/C1",
]
OWN_WORDS = {
    "7.43 复制打开抖音，看看【小美的作品】小光精华烂脸了 # 避雷 https://v.douyin.com/iABC/ 08/12 :1pm Abc:/ w@s.EH": "小光精华烂脸了 # 避雷",
    "1.74 aAG:/ :3pm 独家 | 烂脸了  https://v.douyin.com/i_WuL/ 复制此链接，打开Dou音搜索，直接观看视频！": "独家 | 烂脸了",
    "12 【小光烂脸了 - 小美 | 小红书 - 你的生活兴趣社区】 😆 AbCdEf12 😆 https://www.xiaohongshu.com/discovery/item/6920": "小光烂脸了",
    "【用了三天烂脸-哔哩哔哩】 https://b23.tv/AbCd123": "用了三天烂脸",
    'https://v.kuaishou.com/AbCd12 用了小光烂脸 "快手" 该作品在快手被播放过1.2万次，点击链接，打开【快手】直接观看！': "用了小光烂脸",
    "我的臉爛了 複製本條訊息，打開小紅書App查看 http://xhslink.com/a/AbCd12": "我的臉爛了",
    "我打开淘宝搜索，直接看到假货": "我打开淘宝搜索，直接看到假货",
    "复制链接给客服也没人理": "复制链接给客服也没人理",
    "我把小红书笔记发给客服他不理 https://forum.example/1": "我把小红书笔记发给客服他不理 https://forum.example/1",
    "GlowSkin 😆 烂脸": "GlowSkin 😆 烂脸",
}


@pytest.mark.parametrize("text", NO_WORDS)
def test_a_share_text_of_nothing_but_the_apps_words_has_none(text):
    assert without_share_words(text) == ""


@pytest.mark.parametrize("text", OWN_WORDS)
def test_the_posts_own_words_are_left(text):
    assert without_share_words(text) == OWN_WORDS[text]

"""Given names and surnames as English writes them, words that are both, and words that begin a sentence."""

GIVEN_NAMES_TEXT = """
Aaron Abigail Adam Aisha Alan Albert Alex Alexander Alexis Alice Amanda Amber Amy Andrea Andrew Angela Ann Anna
Anthony Arthur Ashley Austin Barbara Ben Benjamin Betty Beverly Billy Bobby Bradley Brandon Brenda Brian
Brittany Bruce Bryan Carl Carol Carolyn Catherine Charles Charlotte Cheryl Chloe Chris Christian Christina
Christine Christopher Cindy Coco Cynthia Dan Daniel Danielle David Deborah Debra Denise Dennis Diana Diane Donna
Doris Dorothy Dylan Edward Elizabeth Ella Emily Emma Eric Ethan Eugene Evelyn Fatima Felix Fiona Frances Frank
Gabriel Gary George Gerald Gloria Gregory Hannah Harold Harry Heather Helen Henry Isabella Ivan Jack Jacob
Jacqueline James Jane Janet Janice Jason Jean Jeffrey Jennifer Jenny Jeremy Jerry Jesse Jessica Jim Joan Joe
John Johnny Jonathan Jordan Jose Joseph Joshua Joyce Judith Judy Julia Julie Justin Karen Katherine Kathleen
Kathryn Kayla Keith Kelly Ken Kenneth Kevin Kimberly Kitty Kyle Larry Laura Lauren Lawrence Leo Linda Lisa Logan
Lori Louis Lucas Lucy Madison Mandy Marcus Margaret Maria Marilyn Martha Martin Mary Matthew Max Megan Mei
Melissa Mia Michael Michelle Mike Ming Nancy Natalie Nathan Nicholas Nick Nicole Noah Oliver Olivia Oscar Pamela
Patricia Patrick Paul Peggy Peter Philip Priya Rachel Ralph Randy Raymond Rebecca Richard Rob Robert Roger
Ronald Roy Russell Ruth Ryan Sam Samantha Samuel Sandra Sara Sarah Scott Sean Sharon Shirley Simon Sophia Sophie
Stephanie Stephen Steve Steven Susan Ted Teresa Terry Theresa Thomas Tiffany Tim Timothy Tom Tony Tyler Victoria
Vincent Virginia Vivian Walter Wayne Wendy William Willie Winnie Xiu Yvonne Zachary Zoe
"""
GIVEN_NAMES = frozenset(GIVEN_NAMES_TEXT.split())
SURNAMES_TEXT = """
Adams Ahmed Ali Allen Bailey Baker Bell Bennett Brooks Brown Cai Campbell Cao Carter Chan Chang Chen Cheng
Cheung Chiu Chow Clark Collins Cook Cooper Cox Cui Davis Deng Ding Dong Du Edwards Evans Fan Feng Fung Gao
Garcia Goh Gray Green Guo Hall Han He Hill Ho Howard Hsieh Hsu Hu Huang Hughes Hui Jiang Johnson Jones Kelly
Khan Kim King Koh Kumar Kwan Kwok Lam Lau Lee Leung Lewis Li Liang Lim Lin Liu Lo Lopez Lu Luo Ma Mak Martinez
Miller Mitchell Morris Murphy Nelson Ng Nguyen Ong Pan Park Parker Patel Peng Phillips Price Reed Ren Richardson
Roberts Rogers Sanders Santos Sharma Shen Silva Singh Siu Smith Song Stewart Su Sun Tam Tan Tang Taylor Teo Tian
Tran Tsai Tsang Tse Turner Walker Wang Ward Watson Wei Williams Wilson Wong Wood Wright Wu Xiao Xie Xu Yang Yao
Ye Yeung Yip Yu Yuan Zeng Zhang Zhao Zheng Zhou Zhu
"""
SURNAMES = frozenset(SURNAMES_TEXT.split())
# Names that are ordinary words or goods too: a given name makes them one of a person.
ORDINARY_TEXT = """
Adams Amber Austin Baker Bell Brooks Brown Carter Christian Coco Cook Cooper Cox Fan Frank Gray Green Hall Han He Hill
Ho Hope Jean Jordan Kelly Kim King Kitty Lam Li Long Lu Madison Mark Max Mei Ming Park Parker Price Reed Roger Rose Song
Stewart Su Sun Tan Taylor Tiffany Tian Victoria Walker Wang Ward Wood Yang Ye
"""
ORDINARY = frozenset(ORDINARY_TEXT.split())
NOT_NAMES_TEXT = """
After Amazon And Apr April Aug August Before But Chinese Customer Dear Dec December English Feb February Friday
He Hello Hi If It Jan January Jul July Jun June Mar March May Monday My Never No Not Nov November Oct October
Our Please Saturday Sep Sephora September Service She So Sunday Taobao Thanks That The They This Thursday Tmall
Tuesday We Wednesday Weibo When Xiaohongshu You Your
"""
NOT_NAMES = frozenset(NOT_NAMES_TEXT.split())
NOBODY_TEXT = """
Agent Anyone Assistant Cashier Chat Customer Everybody Everyone Friend Friends Guy He Management Manager Mom Mum My
Nobody No
One Our People Rep Reps Sales She Shop Shopper Somebody Someone Staff Store Support Team That The They This Those Three
Two Friend Husband Wife Which Who Your Some Most Many Nurse Doctor Dad Girl Boy Lady Man Woman Security Brand Company
Just Never Still Tracking Being Physio Courier
Delivery Label Website App Seller Dermatologist Therapist Vet Pharmacist Court Police Teacher School Hospital
"""
NOBODY = frozenset(NOBODY_TEXT.split())

"""Annual reports (政府信息公开工作年度报告, 条例 Art. 49, 50; tables and chapters of 国办公开办函〔2021〕30号)."""

DROP TABLE other_cover;
DROP TABLE other_cover_list;

SELECT nextval('used'), nextval('down');

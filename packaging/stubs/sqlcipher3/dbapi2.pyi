from sqlite3 import *
from sqlite3.dbapi2 import *

package source

import (
	"fmt"
	"testing"
)

func TestDeletes(t *testing.T) {
	for _, test := range []struct{ ending, text, want string }{
		{".py", "from app import db\ndb.drop_all()\n", "2 drop_all()"},
		{".py", "with app.app_context():\n    print('x')\n\n    db.drop_all()\n    db.create_all()\n", "4 drop_all()"},
		{".py", "if __name__ == '__main__':\n    Base.metadata.drop_all(bind=engine)\n", "2 drop_all()"},
		{".py", "def init():\n    with app.app_context():\n        db.drop_all()\n\nif __name__ == '__main__':\n    init()\n", "3 drop_all()"},
		{".py", "async def main():\n    await db.drop_database('x')\nasyncio.run(main())\n", "2 drop_database()"},
		{".py", "cursor.execute(\"\"\"\ndrop table if exists users;\n\"\"\")\n", "1 DROP TABLE"},
		{".py", "c = db.users.delete_many({})\n", "1 delete_many({})"},
		{".py", "db.users.delete_many({'old': True})\n", ""},
		{".py", "def init():\n    db.drop_all()\n", ""},
		{".py", "if RESET:\n    db.drop_all()\n", ""},
		{".py", "if RESET: db.drop_all()\n", ""},
		{".py", "def init():\n    if not RESET:\n        return None\n    db.drop_all()\ninit()\n", ""},
		{".py", "if input('Sure?') != 'y':\n    exit()\ndb.drop_all()\n", ""},
		{".py", "# db.drop_all()\ns = 'db.drop_all()'\ndb.create_all()\n", ""},
		{".py", "db = connect(':memory:')\ndb.execute('DROP TABLE x')\n", ""},
		{".py", "class Reset:\n    def run(self):\n        db.drop_all()\nrun()\n", ""},
		{".js", "db.sequelize.sync({ force: true }).then(() => {\n  app.listen(process.env.PORT)\n})\n", "1 sync({force:true})"},
		{".js", "db.sequelize.sync({ force: false })\n", ""},
		{".js", "async function main() {\n  try {\n    await prisma.user.deleteMany()\n  } finally {\n  }\n}\nmain().then(done)\n", "3 deleteMany()"},
		{".js", "const seed = async () => {\n  await User.deleteMany({});\n};\nseed();\n", "2 deleteMany({})"},
		{".js", "(async () => {\n  await mongoose.connection.db.dropDatabase()\n})()\n", "2 dropDatabase()"},
		{".js", "app.delete('/all', async (req, res) => {\n  await User.deleteMany({});\n});\n", ""},
		{".js", "app.delete('/all', async (req, res) => {\nawait User.deleteMany({});\n});\n", ""},
		{".js", "if (process.env.RESET) {\n  User.deleteMany({})\n}\n", ""},
		{".js", "process.env.RESET && User.deleteMany({})\n", ""},
		{".js", "if (reset) User.deleteMany({})\n", ""},
		{".js", "if(reset)User.deleteMany({})\n", ""},
		{".js", "pool.query('TRUNCATE users')\n", "1 TRUNCATE"},
		{".js", "pool.query('SELECT 1')\n", ""},
		{".rb", "db.drop_all()\n", ""},
	} {
		got := ""
		if d, ok := Deletes(test.text, test.ending, false); ok {
			got = fmt.Sprint(d.Line, " ", d.Call)
		}
		if got != test.want {
			t.Errorf("%s %q: %q, want %q", test.ending, test.text, got, test.want)
		}
	}
	if d, ok := Deletes("if __name__ == '__main__':\n    db.drop_all()\n", ".py", true); ok {
		t.Errorf("imported: %v", d)
	}
}

package cost

// A Budget bounds the work on a file of another tool in proportion to its bytes: such a file may refer to its parts as often as it likes.
type Budget struct{ left int }

// perByte is many times what real files take, and leastBudget is enough for any small one.
const (
	perByte     = 16
	leastBudget = 1 << 20
)

// BudgetFor is the budget for a file of so many bytes.
func BudgetFor(bytes int) *Budget { return &Budget{left: leastBudget + perByte*bytes} }

// Spend takes n units, and reports whether there were as many. If not, the budget is exhausted.
func (b *Budget) Spend(n int) bool {
	if n > b.left {
		b.left = -1
		return false
	}
	Done(n)
	b.left -= n
	return true
}

// Exhausted reports whether more was to be spent than there was.
func (b *Budget) Exhausted() bool { return b.left < 0 }

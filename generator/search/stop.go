package search

import (
	"strings"
	"sync"
)

// Words that stand everywhere and find nothing. They are in no index, and a
// query that has them is answered as if it had not.
var stopLists = map[string]string{
	"id": `ada adalah agar akan antara apa apakah atau bagaimana bagi bahkan bahwa banyak baru beberapa belum bila boleh bukan dalam dan dapat dari daripada
dengan di dia hal hanya harus hingga ia ini itu jadi jangan jika juga kalau kami kapan karena ke kemudian kepada ketika kita lagi lain lalu lebih maka mana mereka
mengapa menjadi misalnya namun oleh pada paling para pernah pula pun saat saja sambil sampai sangat satu saya sebab sebagai sebelum sebuah
sedang sehingga sejak selain selama seluruh semua sementara seorang seperti sering serta sesuatu setelah setiap siapa sudah supaya suatu tanpa telah tentang
terhadap tersebut tetapi tiap tidak untuk yaitu yakni yang anda`,
	"en": `a about after all also am an and any are as at be because been before being but by can could did do does for from had has have he her his how i if in
into is it its may me more most my no not of on one or other our she should so some such than that the their them then there these they this those to was we
were what when where which who why will with would you your`,
}

var stopWords = func() func(lang string) map[string]bool {
	lists := map[string]func() map[string]bool{}
	for lang, list := range stopLists {
		lists[lang] = sync.OnceValue(func() map[string]bool {
			set := map[string]bool{}
			for _, word := range strings.Fields(list) {
				set[word] = true
			}
			return set
		})
	}
	return func(lang string) map[string]bool {
		if list := lists[lang]; list != nil {
			return list()
		}
		return nil
	}
}()

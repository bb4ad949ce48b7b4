package repository

import "testing"

func TestMavenJar(t *testing.T) {
	const parent = "<parent><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-parent</artifactId><version>3.3.2</version></parent>"
	for _, test := range []struct{ pom, want string }{
		{"<project><artifactId>shop</artifactId><version>1.0</version></project>", "shop-1.0.jar"},
		{"<project>" + parent + "<artifactId> shop </artifactId>\n<version>1.0-SNAPSHOT</version></project>", "shop-1.0-SNAPSHOT.jar"},
		{"<project>" + parent + "<artifactId>shop</artifactId></project>", "shop-3.3.2.jar"},
		{"<project><artifactId>shop</artifactId></project>", ""},
		{"<project><parent><artifactId>base</artifactId><version>1</version></parent><artifactId>shop</artifactId><version>1.0</version></project>", ""},
		{"<project><artifactId>shop</artifactId><version>${revision}</version></project>", ""},
		{"<project><!-- <finalName>x</finalName> --><artifactId>shop</artifactId><version>1.0</version><!-- x --></project>", "shop-1.0.jar"},
		{"<project><artifactId>shop</artifactId><version>1.0</version><build><finalName>app</finalName></build></project>", "app.jar"},
		{"<project><artifactId>shop</artifactId><version>1.0</version><build><finalName>${project.artifactId}</finalName></build></project>", "shop.jar"},
		{"<project><artifactId>shop</artifactId><version>1.0</version><build><finalName>${name}</finalName></build></project>", ""},
		{"<project><artifactId>shop</artifactId><version>1.0</version><packaging>war</packaging></project>", ""},
		{"<project><artifactId>shop</artifactId><version>1.0</version><packaging>war</packaging><build><plugins><plugin><artifactId>spring-boot-maven-plugin</artifactId></plugin></plugins></build></project>", "shop-1.0.war"},
		{"<project><artifactId>shop</artifactId><version>1.0</version><packaging>ear</packaging></project>", ""},
		{"<project><artifactId>shop</artifactId><version>1.0</version><packaging>jar</packaging></project>", "shop-1.0.jar"},
		{"<project><artifactId>shop</artifactId><version>1.0</version><modules><module>a</module></modules></project>", ""},
		{"<project><artifactId>shop</artifactId><version>1.0</version><dependencies><dependency><artifactId>a</artifactId><version>2</version></dependency></dependencies>" +
			"<build><plugins><plugin><artifactId>maven-shade-plugin</artifactId><version>3</version></plugin></plugins></build></project>", "shop-1.0.jar"},
		{"<project><artifactId>shop</artifactId><version>1.0</version><build><plugins><plugin><configuration><finalName>fat</finalName></configuration></plugin></plugins></build></project>", ""},
		{"<project><artifactId>shop</artifactId><version>1.0</version><build><plugins><plugin><artifactId>maven-assembly-plugin</artifactId></plugin></plugins></build></project>", ""},
		{"<project><artifactId>shop</artifactId><version>1.0</version><build><plugins><plugin><classifier>exec</classifier></plugin></plugins></build></project>", ""},
		{"<project", ""},
	} {
		r := New(List{Listed: []string{"pom.xml", "Procfile"}, Texts: map[string]string{"pom.xml": test.pom}}, "")
		if got := r.MavenJar(""); got != test.want {
			t.Errorf("%s\ngives %q, not %q", test.pom, got, test.want)
		}
	}
}

// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The arrows of the house. */
class ArchitectureTest {
    private static final String CORE = "io.conditionalaccess.core..";
    private static final String REGISTRY = "io.conditionalaccess.registry..";
    private static final String AUTHENTICATOR = "io.conditionalaccess.authenticator..";
    private static final String RISK = "io.conditionalaccess.risk..";
    private static final String ADMIN = "io.conditionalaccess.admin..";

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.conditionalaccess");

    @Test
    void coreDependsOnJavaAndJspecifyOnly() {
        noClasses()
                .that()
                .resideInAPackage(CORE)
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(CORE, "java..", "org.jspecify..")
                .check(OURS);
    }

    @Test
    void coreHasNoClockOfItsOwn() {
        noClasses()
                .that()
                .resideInAPackage(CORE)
                .should()
                .callMethod(Instant.class, "now")
                .check(OURS);
    }

    @Test
    void theRegistryDependsOnNoneOfItsUsers() {
        noClasses()
                .that()
                .resideInAPackage(REGISTRY)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(AUTHENTICATOR, RISK, ADMIN)
                .check(OURS);
    }

    @Test
    void thoseWhoAskAndThoseWhoTellDoNotSeeEachOther() {
        noClasses()
                .that()
                .resideInAPackage(AUTHENTICATOR)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(RISK, ADMIN)
                .check(OURS);
        noClasses()
                .that()
                .resideInAPackage(RISK)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(AUTHENTICATOR, ADMIN)
                .check(OURS);
        noClasses()
                .that()
                .resideInAPackage(ADMIN)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(AUTHENTICATOR, RISK)
                .check(OURS);
    }

    @Test
    void theDatabaseIsReachedThroughTheRegistrysPortsOnly() {
        noClasses()
                .that()
                .resideInAnyPackage(AUTHENTICATOR, RISK, ADMIN)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.conditionalaccess.registry.jpa..", "jakarta.persistence..", "org.hibernate..")
                .check(OURS);
    }

    @Test
    void modulesHaveNoCycles() {
        SlicesRuleDefinition.slices()
                .matching("io.conditionalaccess.(*)..")
                .should()
                .beFreeOfCycles()
                .check(OURS);
    }

    @Test
    void nothingOfOursHidesInKeycloaksPackages() {
        classes()
                .that()
                .resideInAPackage("io.conditionalaccess..")
                .should()
                .resideOutsideOfPackage("org.keycloak..")
                .check(OURS);
    }
}

/**
 * Running journeys go along: a database in which somebody stands at every place of the models that were, kept as
 * {@code src/test/resources/earlier-release/journeys.zip}, is opened by the service as it is, and everybody goes on to their end.
 *
 * <p>The file is made by hand, before a change of the models that ends on their own version what runs:
 * {@code mvn test -Dtest=WriteEarlierRelease}. It then holds the models, forms and rows of the commit that it was made on.
 */
@NullMarked
package org.alongside.earlierrelease;

import org.jspecify.annotations.NullMarked;

package io.matterflow.directory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Mail domains on which strangers share an address space: free mail, e-signature, portals. They never lead to a client.
 * A firm adds its own under {@code matterflow.directory.shared-domains}; {@code match-subdomains} lets a client's
 * domain count for its sub-domains too.
 */
@ConfigurationProperties("matterflow.directory")
record SharedDomains(@DefaultValue Set<String> sharedDomains, @DefaultValue("false") boolean matchSubdomains) {

  private static final Set<String> EVERYWHERE = Set.of(
      "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "msn.com", "yahoo.com", "ymail.com",
      "icloud.com", "me.com", "mac.com", "aol.com", "proton.me", "protonmail.com", "gmx.com", "gmx.net", "mail.com",
      "zoho.com", "fastmail.com", "comcast.net", "att.net", "verizon.net", "sbcglobal.net", "bellsouth.net", "cox.net",
      "docusign.net", "docusign.com", "adobesign.com", "echosign.com", "hellosign.com", "dropbox.com", "sharefile.com",
      "uscourts.gov");

  SharedDomains {
    var all = new HashSet<>(EVERYWHERE);
    sharedDomains.forEach(domain -> all.add(Normal.domain(domain)));
    sharedDomains = Set.copyOf(all);
  }

  boolean contains(String domain) {
    return withParents(domain).stream().anyMatch(sharedDomains::contains);
  }

  /** The domains under which a client may be found for this one. */
  List<String> ownedAs(String domain) {
    return matchSubdomains ? withParents(domain) : List.of(domain);
  }

  private static List<String> withParents(String domain) {
    var domains = new ArrayList<String>();
    var rest = domain;
    while (rest.contains(".")) {
      domains.add(rest);
      rest = rest.substring(rest.indexOf('.') + 1);
    }
    return domains;
  }
}

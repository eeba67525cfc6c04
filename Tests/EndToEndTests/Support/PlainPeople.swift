/// Any number of ordinary patients as a bundle, each with three measurements.
enum PlainPeople {
  static func bundle(_ count: Int) -> String {
    let people = (0..<count).map { number in
      let values = (1...3).map { month in
        """
        {"resource": {"resourceType": "Observation", "id": "o\(number)-\(month)", "status": "final",
         "code": {"coding": [{"system": "http://loinc.org", "code": "8867-4"}]},
         "subject": {"reference": "urn:p:\(number)"},
         "effectiveDateTime": "2026-0\(month)-05T09:30:00+08:00",
         "valueQuantity": {"value": \(60 + (number + month) % 40), "unit": "/min", "code": "/min",
          "system": "http://unitsofmeasure.org"}}}
        """
      }
      return """
        {"fullUrl": "urn:p:\(number)", "resource": {"resourceType": "Patient", "id": "p\(number)",
         "name": [{"text": "测试\(number)"}], "gender": "male",
         "birthDate": "19\(10 + number % 80)-03-12"}},
        """ + values.joined(separator: ",\n")
    }
    return "{\"resourceType\": \"Bundle\", \"type\": \"collection\", \"entry\": ["
      + people.joined(separator: ",\n") + "]}"
  }
}

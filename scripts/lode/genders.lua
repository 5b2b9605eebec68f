-- lode.genders: whether a person may be "he" or "she", by title and by the commonest given names; nil where that is not known.
--
--   local genders = require "lode.genders"
--   genders.of(item)          -- an item of the rule people: "m", "f" or nil
--
-- Names of both (Kim, Robin, Alex) are left out, and so is what scripts/lists/given_names.tsv has beyond these.

local genders = {}

local known = {}
local function add (gender, words)
  for word in words:gmatch "%S+" do known[word] = gender end
end

add("m", [[Aaron Abdul Abdullah Abraham Adam Adrian Ahmad Ahmed Aidan Alan Albert Alberto Alejandro Alexander Alexei Alfred Ali Allen Alvaro Amir Anders Andre
  Andreas Andrei Andrew Andy Angelo Anthony Antonio Anwar Arnold Arthur Ashraf Barack Barry Bashar Ben Benjamin Bernard Bernie Bill Bob Boris Brad Bradley Brandon
  Brendan Brett Brian Bruce Bruno Bryan Carl Carlos Cesar Chad Charles Charlie Christian Christopher Chuck Claude Claudio Clint Clive Colin Connor Craig Curtis
  Damian Damien Dan Daniel Darren Dave David Davis Dean Denis Dennis Derek Diego Dimitri Dmitry Dominic Don Donald Doug Douglas Duncan Dwight Earl Ed Eddie
  Eduardo Edward Edwin Elijah Elliott Emmanuel Enrique Eric Erik Ernest Ethan Eugene Evan Fabio Felipe Felix Ferdinand Fernando Filippo Floyd Francisco Francois
  François Frank Franklin Fred Frederick Gareth Garry Gary Gavin Geoff Geoffrey George Gerald Gerard Gerhard Gerry Giovanni Giuseppe Glenn Gordon Graham Greg
  Gregory Guillermo Gustavo Guy Hamid Hans Harold Harry Hassan Henry Herbert Hiroshi Howard Hugh Hugo Ian Ibrahim Igor Imran Isaac Ismail Ivan Jack Jacob Jacques
  Jake James Jamal Jared Jason Javier Jean-Claude Jean-Pierre Jeff Jeffrey Jeremy Jerome Jerry Jim Jimmy Joao Joe Joel Johan John Johnny Jon Jonathan Jorge Jose
  José Joseph Josh Joshua Juan Julian Jürgen Justin Karl Keith Ken Kenneth Kevin Khalid Kofi Kumar Kurt Kyle Lance Larry Lars Laurent Lawrence Leo Leon Leonard
  Leonardo Liam Lionel Louis Luca Lucas Luigi Luis Luke Mahmoud Malcolm Manuel Marc Marcel Marco Marcus Mario Mark Markus Martin Marvin Matt Matteo Matthew
  Maurice Max Mehmet Michael Michel Miguel Mikael Mike Mikhail Mitch Mitt Mohamed Mohammad Mohammed Muhammad Mustafa Narendra Nathan Neil Nelson Nicholas Nick
  Nicolas Nicolás Nigel Norman Oleg Oliver Omar Oscar Osama Owen Pablo Pascal Patrick Paul Paulo Pedro Pete Peter Petr Phil Philip Philippe Phillip Pierre Piers
  Rafael Rajesh Ralph Ramon Raúl Raul Raymond Recep Ricardo Richard Rick Rob Robert Roberto Rodney Rodrigo Roger Roland Roman Ron Ronald Rory Ross Roy Rudy Rupert
  Russell Ryan Saddam Salman Sam Samuel Scott Sean Sebastian Sergei Sergey Sergio Seth Shane Shaun Shinzo Silvio Simon Stefan Stephen Steve Steven Stuart Ted
  Terrence Terry Theodore Thierry Thomas Tim Timothy Todd Tom Tommy Tony Trevor Tyler Victor Vijay Vincent Vladimir Volodymyr Walter Warren Wayne Werner Will
  William Wolfgang Xavier Yusuf Zachary Viktor Vitaly Yevgeny Nikolai Pavel Jiří Jan Piotr Abdel Abdoulaye Abu Achim Adolf Adolfo Agustin Aleksandar Aleksandr
  Aleksei Alessandro Alexandre Alexis Alfonso Alfredo Alistair Amadou Amit Anatoly Angus Anil Anton Antoine Antônio Arjun Armando Arturo Arun Ashok Axel Aziz
  Bakhtiyar Bart Bartosz Bashir Benoit Bernardo Bertrand Björn Bogdan Branko Cameron Carsten Cedric Ciro Clement Cristiano Cyril Damon Daniele Dario Darko Davide
  Deepak Denys Didier Dieter Dirk Domingo Dragan Edgar Edmund Eduard Einar Emil Emilio Emmerson Emre Ernesto Erwin Esteban Étienne Ezequiel Fabrice Faisal Farid
  Farouk Federico Fikret Finn Florian Franz Friedrich Fyodor Gabriel Gaurav Gennady Georg Georges Georgi Gianni Gilbert Gilles Giorgio Goran Gregor Guido Günter
  Gunnar Gustav Hakan Hamza Harald Hari Hector Heinrich Heinz Helmut Henrik Henrique Henri Hervé Hideki Horacio Horst Hussein Ignacio Ilya Iñigo Ivo Jakob Jamil
  Janez Jaroslaw Jens Jerzy Jesper Jesús Joachim Joaquim Joaquín João Jochen Joris Josef Josip Julio Julius Kamal Karim Karel Kaspar Kazuo Kenji Kevork Khaled
  Kiran Klaus Knut Konrad Konstantin Krzysztof Laszlo Leif Leonid Lorenzo Lothar Ludovic Lukas Maciej Magnus Maksim Mansour Manfred Manoj Marcelo Marek Mariano
  Marian Marko Massimo Mathias Mathieu Matthias Mauricio Maxim Maxime Mehdi Michal Mihai Mikko Milan Milos Mircea Miroslav Mohan Moises Moussa Murat Mykola Nasser
  Nico Niels Nikola Nikos Nuno Octavio Ole Olaf Olivier Oleksandr Orlando Otto Paolo Patricio Patrik Paulino Per Petro Pieter Prakash Pranab Rahul Rainer Rajiv
  Ramiro Ramzan Ravi Reinhard Remi Renaud Renato René Rodolfo Rogelio Rogerio Rolf Rui Rustam Ruslan Sanjay Santiago Sandeep Satoshi Segun Serge Serhiy Shankar
  Shigeru Sigmar Simeon Slobodan Søren Stanislav Stanley Stavros Sten Stepan Sunil Suresh Sven Sylvain Takeshi Tamas Tariq Tarek Thabo Thorsten Tobias Tomas
  Tomasz Tomás Torsten Tunde Ulrich Umar Uwe Vaclav Valdemar Valery Vasily Viggo Vikram Vinod Vito Vincenzo Vladislav Vlado Wendell Wilfried Willem Willy Wim
  Yannick Yann Yasser Yoshihide Yuri Yuriy Yves Zbigniew Zoltan Zoran]])

add("f", [[Abigail Adele Aisha Alexandra Alice Alicia Alison Allison Amanda Amber Amelia Amy Ana Andrea Angela Angelina Anita Ann Anna Anne Annie Antonia April
  Ariana Ashley Audrey Barbara Beatrice Becky Bernadette Beth Betty Beverly Beyoncé Bonnie Brenda Bridget Brittany Camila Camille Candice Carla Carly Carmen Carol
  Caroline Carolyn Carrie Catherine Cathy Cecilia Celine Charlotte Chelsea Cheryl Chloe Christina Christine Cindy Claire Clara Claudia Condoleezza Connie Courtney
  Cristina Cynthia Daisy Danielle Dawn Deborah Debbie Debra Denise Diana Diane Dilma Donna Doris Dorothy Edith Eileen Elaine Eleanor Elena Elisabeth Elise
  Elizabeth Ella Ellen Emilia Emily Emma Erica Erika Erin Esther Eva Eve Faith Fatima Felicity Fiona Florence Frances Francesca Gabriela Gabrielle Gail Gemma
  Georgia Georgina Geraldine Gina Giorgia Gloria Grace Greta Gwen Hannah Harriet Hazel Heather Heidi Helen Helena Hilary Hillary Holly Ida Indira Ingrid Irene
  Iris Isabel Isabella Isabelle Ivanka Jacinda Jackie Jacqueline Jane Janet Janice Jasmine Jean Jeanne Jennifer Jenny Jessica Jill Joan Joanna Joanne Jodie
  Josephine Joyce Judith Judy Julia Juliana Julianne Julie Juliet June Karen Karin Kate Katherine Kathleen Kathryn Kathy Katie Katrina Kayla Kellyanne Kelsey
  Kimberly Kirsten Kristen Kristin Kristina Lara Latoya Laura Lauren Laurie Leah Leila Lena Liliana Lily Linda Lisa Liz Lois Lorraine Louise Lucia Lucy Lydia Lynn
  Madeleine Madison Maggie Malala Mandy Margaret Maria María Marie Marilyn Marina Marine Marissa Marjorie Martha Mary Maureen Maya Megan Meghan Melania Melanie
  Melinda Melissa Meredith Mia Michelle Mildred Miranda Miriam Molly Mona Monica Nadia Nancy Naomi Natalia Natalie Natasha Nicola Nicole Nicki Nina Nora Norma
  Olga Olivia Pamela Patricia Paula Pauline Penelope Penny Phoebe Phyllis Priscilla Priti Rachel Ramona Rebecca Regina Renee Rhonda Rihanna Rita Rosa Rose
  Rosemary Ruth Sabrina Sally Samantha Sandra Sara Sarah Sasha Selena Serena Shannon Sharon Sheila Shelley Sherry Sheryl Shirley Silvia Simone Sofia Sonia Sophia
  Sophie Stacey Stella Stephanie Susan Susanne Suzanne Sylvia Tamara Tanya Tara Teresa Theresa Tiffany Tina Tracy Ursula Valerie Vanessa Vera Veronica Victoria
  Virginia Vivian Wendy Whitney Winnie Yasmin Yolanda Yvette Yvonne Zoe Keiko Yoko Aung Adriana Agnes Agnieszka Aida Aicha Alba Alejandra Alessandra Alma Amal
  Amalia Amina Anastasia Anchalee Andreea Angelika Angélica Anja Anke Annalena Annika Antje Antonella Arlene Astrid Aurora Ayesha Beata Beatriz Begoña Benazir
  Benedetta Bianca Birgit Blanca Brigitte Brigid Britta Carina Carlotta Carolina Cate Cécile Cecilie Chantal Chiara Clare Clarissa Claudine Colette Consuelo
  Corinne Cornelia Cristiane Dagmar Daniela Daria Delphine Dina Dolores Dominique Dora Edna Ekaterina Elif Eliza Élodie Eloise Elsa Elvira Emilie Emine Emmanuelle
  Esperanza Estelle Eugenia Fadiyla Farida Fatma Federica Flavia Florencia Frida Gabriella Galina Genevieve Gerda Giovanna Gisela Giulia Graciela Greet Gudrun
  Gunilla Gwendolyn Halima Hanna Hanne Heike Helga Hélène Henrietta Hilda Hülya Ilona Ilse Imelda Inês Inés Inge Ioana Irina Irma Isabela Ivana Ivette Jana Janine
  Jeannette Johanna Josefina Juana Judit Julianna Julieta Jutta Karina Karolina Katarina Katarzyna Katharina Kathrin Katja Kirsi Kjersti Klara Krista Ksenia
  Lakshmi Larisa Latifa Leena Leonor Leticia Lidia Liesbeth Lina Ljubica Lola Lorena Lourdes Lucía Luciana Lucie Lucila Ludmila Luisa Luz Lyudmila Magda Magdalena
  Malgorzata Malin Manuela Marcela Margarita Margherita Margit Margot Margrethe Mariam Mariana Marianne Maribel Mariella Marija Marion Marisa Marisol Marit
  Marjolein Marlene Marta Martina Maryam Mathilde Matilda Maud Meera Mercedes Mette Michaela Mihaela Mireille Monique Montserrat Morgane Nadezhda Nadine Natalya
  Nathalie Nawal Neha Nicoletta Nilufar Noelia Noor Odile Oksana Oleksandra Olena Ottilie Paloma Paola Paulina Pauliina Petra Pia Pilar Pooja Priya Priyanka Rania
  Raquel Regine Renata Renate Reyhan Riitta Rocío Rosalia Rosalind Rosario Roxana Sabine Salma Sanna Saskia Siobhan Sigrid Silke Sinead Sirpa Solange Soledad
  Sonja Soraya Stefania Stefanie Susana Svetlana Sylvie Taisiya Tamar Tatiana Tatyana Thérèse Tove Trish Tuula Ulrike Uta Valentina Valeria Véronique Vesna
  Violeta Viviane Wanda Wilma Xenia Yael Yamina Yasmine Yekaterina Yelena Ylva Yulia Zahra Zainab Zara Zeynep Zsuzsanna Zuzana]])

local titles = { Mr = "m", ["Mr."] = "m", Sir = "m", Lord = "m", King = "m", Prince = "m", Father = "m",
  Mrs = "f", ["Mrs."] = "f", Ms = "f", ["Ms."] = "f", Miss = "f", Lady = "f", Queen = "f", Princess = "f",
  Sister = "f", Dame = "f", Spokeswoman = "f", Congresswoman = "f", Chairwoman = "f", Councilwoman = "f", Congressman = "m", Chairman = "m", Councilman = "m" }

function genders.of (item)
  local title = item.title
  return title and titles[title:match "^%S+"] or known[(item.name or item.text):match "^%S+"]
end

return genders
